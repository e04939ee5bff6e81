import { flushPromises } from '@vue/test-utils';
import { expect, onTestFinished, test, vi } from 'vitest';
import ReportPlace from '../../../../renderer/components/report/ReportPlace.vue';
import { NOTHING_AUTHORED, type AuthoredChange } from '../../../../shared/authored.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { studyEvidenceOf } from '../../../support/study-evidence.ts';
import { overviewOf } from '../../../support/window-data.ts';
import { openWindow, type Answers } from '../../support/window.ts';

async function shown(answers: Answers) {
  const window = openWindow({ authored: () => NOTHING_AUTHORED, ...answers });
  const place = window.show(ReportPlace, { study: overviewOf() });
  await flushPromises();
  return { window, place };
}

test('the whole report is shown, but for the table of all trials', async () => {
  const { place } = await shown({ studyEvidence: () => studyEvidenceOf() });
  const headings = place
    .findAll('h2')
    .map((heading) => heading.text())
    .filter((text) => /^\d/.test(text));
  expect(headings[0]).toBe('1 Summary of findings');
  expect(headings.at(-1)).toBe('17 Appendix: all configurations');
  expect(place.text()).toContain('learning_rate mattered most');
  expect(place.text()).not.toContain('All 3 trials, by number');
});

test('one click saves it as a PDF under the name of the study', async () => {
  const pdf = { name: 'report.pdf', content: btoa('%PDF-1.7'), encoding: 'base64' };
  const { window, place } = await shown({ studyEvidence: () => studyEvidenceOf(), reportFiles: () => [pdf] });
  const saved: { name: string; bytes: Promise<string> }[] = [];
  const urls = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    urls.set(`blob:${urls.size}`, blob as Blob);
    return `blob:${urls.size - 1}`;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, bytes: urls.get(this.href)!.text() });
  });
  await place.get('.head .primary').trigger('click');
  await flushPromises();
  expect(window.asked('reportFiles')).toEqual([[{ studyId: 1, format: 'pdf' }]]);
  expect(saved.map(({ name }) => name)).toEqual(['Small report.pdf']);
  expect(await saved[0]!.bytes).toBe('%PDF-1.7');
});

test('what cannot be put together says why', async () => {
  const { place } = await shown({
    studyEvidence: () => {
      throw new TrialdeckError('unavailable', 'The database is locked.');
    },
  });
  expect(place.get('[role=alert]').text()).toContain('The database is locked.');
});

test('what its author writes is kept a moment later, and the report follows it', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { window, place } = await shown({
    studyEvidence: () => studyEvidenceOf(),
    changeAuthored: (_: number, change: AuthoredChange) => ({ ...NOTHING_AUTHORED, ...change }),
  });
  const [title, author] = place.findAll('aside input[type=text]');
  await title!.setValue('A report');
  await author!.setValue('Ada Lovelace');
  expect(window.asked('changeAuthored')).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  await flushPromises();
  expect(window.asked('changeAuthored')).toEqual([[1, { title: 'A report', author: 'Ada Lovelace' }]]);
  expect(place.get('.head').text()).toContain('A report');
  expect(place.get('.head').text()).toContain('Ada Lovelace');
});

test('a chapter that is left out is not shown', async () => {
  const { place } = await shown({
    studyEvidence: () => studyEvidenceOf(),
    authored: () => ({ ...NOTHING_AUTHORED, leftOut: ['summary'] }),
  });
  expect(place.findAll('h2').map((heading) => heading.text())).toContain('1 The question and the data');
});

test('what is handed in is saved as one ZIP, once all that was written is kept', async () => {
  const { window, place } = await shown({
    studyEvidence: () => studyEvidenceOf(),
    changeAuthored: (_: number, change: AuthoredChange) => ({ ...NOTHING_AUTHORED, ...change }),
    reportFiles: () => [{ name: 'report.md', content: '# Small', encoding: 'utf8' }],
  });
  const saved: string[] = [];
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:0');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  await place.get('aside input[type=text]').setValue('A report');
  const handIn = place.findAll('.head button').find((button) => button.text() === 'Hand in');
  await handIn!.trigger('click');
  await flushPromises();
  expect(window.calls.map(({ method }) => method).slice(-2)).toEqual(['changeAuthored', 'reportFiles']);
  expect(window.asked('reportFiles')).toEqual([[{ studyId: 1, format: 'hand-in' }]]);
  expect(saved).toEqual(['Small report.zip']);
});

test('another comparison to cite is looked up at once', async () => {
  const createdAt = '2026-11-30T11:16:37.516Z';
  const citable = [{ experimentId: 9, createdAt, pairs: 1_000, studyId: 5, studyName: 'Recorded' }];
  const { window, place } = await shown({
    studyEvidence: () => studyEvidenceOf({ citable }),
    changeAuthored: (_: number, change: AuthoredChange) => ({ ...NOTHING_AUTHORED, ...change }),
  });
  const choice = place.findAllComponents({ name: 'SelectInput' }).find((select) => select.props('modelValue') === 'usual');
  expect(choice!.props('options')).toContainEqual({ value: createdAt, label: '1,000 pairs on Recorded' });
  choice!.vm.$emit('update:modelValue', createdAt);
  await flushPromises();
  expect(window.calls.map(({ method }) => method).slice(-2)).toEqual(['changeAuthored', 'studyEvidence']);
  expect(window.asked('changeAuthored')).toEqual([[1, { cites: createdAt }]]);
});

test('where nothing can be cited, nobody is asked', async () => {
  const { place } = await shown({ studyEvidence: () => studyEvidenceOf() });
  expect(place.get('aside').text()).not.toContain('Cited comparison');
});
