import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import NoticeSubject from '../../../../renderer/components/frame/NoticeSubject.vue';
import { jobOf } from '../../../support/job-data.ts';
import { overviewOf } from '../../../support/window-data.ts';
import { openWindow } from '../../support/window.ts';

test('a notice names the study and the job that it is about, and leads to both', async () => {
  const { show } = openWindow({ jobs: () => [jobOf()], studies: () => [overviewOf({ id: 3, name: 'Wider layers' })] });
  const notice = { id: 1, level: 'warning', text: 'A worker was lost.' } as const;
  const about = show(NoticeSubject, { notice: { ...notice, jobId: 14, studyId: 3 } });
  const aboutItself = show(NoticeSubject, { notice: { ...notice, jobId: null, studyId: null } });
  await flushPromises();
  expect(about.findAll('a').map((link) => [link.text(), link.attributes('href')])).toEqual([
    ['Wider layers', '/study/3'],
    ['Random search', '/activity'],
  ]);
  expect(aboutItself.text()).toBe('');
});
