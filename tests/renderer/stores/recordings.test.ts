import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { useRecordings } from '../../../renderer/stores/recordings.ts';
import { useStudies } from '../../../renderer/stores/studies.ts';
import { overviewOf } from '../../support/window-data.ts';
import { openWindow } from '../support/window.ts';

test('a study that came or went may be one: they are asked for again, and not when a study changes', async () => {
  const { use, asked, announce } = openWindow({
    studies: () => [overviewOf()],
    study: (id) => overviewOf({ id, name: 'Another' }),
    recordings: () => [],
  });
  const studies = useStudies();
  await flushPromises();
  use(useRecordings);
  announce('study', { studyId: 1 });
  await flushPromises();
  expect([studies.list?.[0]?.name, asked('recordings').length]).toEqual(['Another', 1]);
  announce('study', { studyId: 2 });
  await flushPromises();
  expect(asked('recordings')).toHaveLength(2);
});
