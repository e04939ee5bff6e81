import { flushPromises } from '@vue/test-utils';
import { expect, onTestFinished, test, vi } from 'vitest';
import ConfirmationPlace from '../../../../renderer/components/confirm/ConfirmationPlace.vue';
import type { ConfirmationDetail } from '../../../../shared/confirmation.ts';
import type { ConfirmationPower, PlannedConfirmation } from '../../../../shared/confirmation-power.ts';
import type { Job } from '../../../../shared/job.ts';
import { confirmationOf, VAULT_VALUE } from '../../../support/confirmation-data.ts';
import { jobOf } from '../../../support/job-data.ts';
import { overviewOf } from '../../../support/window-data.ts';
import { openWindow, refusal, type Answers } from '../../support/window.ts';

const study = overviewOf();
const NONE: ConfirmationDetail = {
  confirmation: null,
  evidence: null,
  earlier: [],
  vault: [],
  readings: { own: 0, all: 0, rows: 500 },
  whySealed: 'The winners of this study are not confirmed yet: the vault opens after that.',
};
const CONFIRMATION = jobOf({
  id: 31,
  kind: 'confirmation',
  studyId: study.id,
  about: { confirmationId: 1 },
  title: 'Confirmation',
});

async function shown(detail: ConfirmationDetail, answers: Answers = {}) {
  const window = openWindow({
    confirmation: () => detail,
    confirmationPower: () => null,
    startJob: () => CONFIRMATION,
    ...answers,
  });
  const place = window.show(ConfirmationPlace, { study });
  await flushPromises();
  return { ...window, place };
}

const dialogButton = (text: string): HTMLElement =>
  [...document.querySelectorAll<HTMLElement>('[role="dialog"] button')].find(({ textContent }) => textContent?.trim() === text)!;

test('without a confirmation it says what one is for, and starts it', async () => {
  const { place, asked } = await shown(NONE);
  expect(place.text()).toContain('Is the winner really better?');
  await place.get('form').trigger('submit');
  await flushPromises();
  expect(asked('startJob')).toEqual([[{ kind: 'confirmation', request: { studyId: study.id, top: 5, seeds: 10 } }]]);
});

test('it says what so many seeds can show, and takes as many as are advised until a person has chosen', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const confirmationPower = ({ top, seeds }: PlannedConfirmation): ConfirmationPower => ({
    configurations: top + 1,
    seeds,
    smallest: 0.03 / seeds,
    advised: { seeds: 17, smallest: 0.0018 },
    spread: 0.0037,
    spreadIsKnown: true,
  });
  const { place, asked } = await shown(NONE, { confirmationPower });
  const settle = async (): Promise<void> => {
    await vi.advanceTimersByTimeAsync(200);
    await flushPromises();
  };
  await settle();
  await settle();
  expect(place.text()).toContain('6 configurations × 17 seeds find a difference of 0.18 points four times in five.');
  const seeds = place.findAll('input')[1]!;
  await seeds.setValue('6');
  await settle();
  expect(place.text()).toContain(
    '6 configurations × 6 seeds find a difference of 0.50 points four times in five. 17 seeds find 0.18 points.',
  );
  await place.findAll('input')[0]!.setValue('2');
  await settle();
  expect(asked('confirmationPower').at(-1)).toEqual([{ studyId: study.id, top: 2, seeds: 6 }]);
});

test('a refusal stands at its field, by the name that the field has here', async () => {
  const startJob = (): never => {
    throw refusal('seeds is 1; allowed is a whole number from 2 to 100.', 'usage', 'seeds');
  };
  const { place } = await shown(NONE, { startJob });
  await place.get('form').trigger('submit');
  await flushPromises();
  expect(place.get('[role="alert"]').text()).toBe('Runs of each is 1; allowed is a whole number from 2 to 100.');
  await place.findAll('input')[1]!.setValue('3');
  expect(place.find('[role="alert"]').exists()).toBe(false);
});

test('of a number that is refused nothing is said as if it could be trained', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { place } = await shown(NONE);
  await vi.advanceTimersByTimeAsync(200);
  await flushPromises();
  expect(place.text()).toContain('What so many seeds can show is not known');
  expect(place.text()).toContain('50 runs');
  await place.findAll('input')[1]!.setValue('0');
  expect(place.text()).not.toContain('What so many seeds can show is not known');
  expect(place.text()).not.toContain('50 runs');
});

test('the numbers of one that runs are asked for again when a run has ended, and the strip alone says how far it is', async () => {
  const unfinished = confirmationOf({ evidence: null, whySealed: 'The confirmation has not come to its end yet.' });
  const { place, asked, announce } = await shown(unfinished, { jobs: () => [CONFIRMATION] });
  expect(place.find('form').exists()).toBe(false);
  const before = asked('confirmation').length;
  const progress: Job['progress'] = { done: 6, of: 20, share: 0.3, remainingMs: null, text: '6 of 20 runs' };
  announce('job', { jobId: 31, job: { ...CONFIRMATION, progress } });
  await flushPromises();
  expect(place.text()).toContain('What its runs say stands here when two of each have ended.');
  expect(place.text()).not.toContain('6 of 20 runs');
  expect(asked('confirmation')).toHaveLength(before + 1);
});

test('one that is paused says so, and why', async () => {
  const unfinished = confirmationOf({ evidence: null, whySealed: 'The confirmation has not come to its end yet.' });
  const paused: Job = { ...CONFIRMATION, state: 'paused', reason: 'Trialdeck was closed.' };
  const { place } = await shown(unfinished, { jobs: () => [paused] });
  expect(place.text()).toContain('The confirmation is paused. Trialdeck was closed.');
});

test('a finished one shows what may be concluded, and the vault opens behind a question', async () => {
  const { place, asked } = await shown(confirmationOf());
  expect(place.text()).toContain('Trial 17 has the highest mean of 10 runs, 0.9000 (0.8800 to 0.9200).');
  expect(place.text()).toContain('The leader is better than the default configuration beyond noise');
  await place
    .findAll('button')
    .find((button) => button.text().startsWith('Open the vault'))!
    .trigger('click');
  expect(document.querySelector('[role="dialog"]')!.textContent).toContain(
    'It opens once at its full worth. The value is that of trial 17, by its run of median value on confirm (model seed 77, 0.9000 there).',
  );
  expect(asked('startJob')).toEqual([]);
  dialogButton('Open it').click();
  await flushPromises();
  expect(asked('startJob')).toEqual([[{ kind: 'vault', request: { studyId: study.id, again: false } }]]);
});

test('once the vault is open, another confirmation is warned about', async () => {
  const opened = await shown(confirmationOf({ vault: [VAULT_VALUE], readings: { own: 1, all: 1, rows: 500 } }));
  expect(opened.place.text()).toContain('The vault is open: who leads another confirmation');
  const sealed = await shown(confirmationOf());
  expect(sealed.place.text()).toContain('It judges on the same rows as before');
  expect(sealed.place.text()).not.toContain('The vault is open');
});

test('a second reading is warned about, and how often it was read stands beside the value', async () => {
  const { place, asked } = await shown(confirmationOf({ vault: [VAULT_VALUE], readings: { own: 1, all: 3, rows: 10_000 } }));
  expect(place.text()).toContain('Accuracy on the vault: 0.8900 (0.8593 to 0.9160)');
  expect(place.text()).toContain('The vault was read once by this study, and 2 times by other studies.');
  expect(place.text()).toContain('Of 3 readings of 10,000 rows');
  await place
    .findAll('button')
    .find((button) => button.text().startsWith('Read it again'))!
    .trigger('click');
  expect(document.querySelector('[role="dialog"]')!.textContent).toContain('Roelofs et al. 2019');
  dialogButton('Read it all the same').click();
  await flushPromises();
  expect(asked('startJob')).toEqual([[{ kind: 'vault', request: { studyId: study.id, again: true } }]]);
});
