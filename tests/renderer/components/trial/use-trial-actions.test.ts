import { flushPromises } from '@vue/test-utils';
import { expect, test, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import {
  trialAsJson,
  useTrialActions,
  whyNotFurther,
  type TrialActions,
} from '../../../../renderer/components/trial/use-trial-actions.ts';
import { useDatasets } from '../../../../renderer/stores/datasets.ts';
import { useNotices } from '../../../../renderer/stores/notices.ts';
import { choicesWith, FASHION, fetchOf } from '../../support/missing-data.ts';
import { openWindow, refusal, type Answers } from '../../support/window.ts';
import { detailOf, overviewOf, SESSION_ID, STUDY_ID, trialOf, SMALL_TASK } from '../../../support/window-data.ts';

const QUEUED: Answers = { queueTrial: () => ({ sessionId: SESSION_ID }) };
const { params } = trialOf();

function actionsIn(answers: Answers) {
  const window = openWindow(answers);
  let actions!: TrialActions;
  window.show(
    defineComponent(() => {
      actions = useTrialActions();
      return () => h('div');
    }),
  );
  return { ...window, actions, said: () => useNotices().notices.map(({ text }) => text) };
}

test('a trial runs again with a seed of its own and as many epochs', async () => {
  vi.spyOn(Math, 'random').mockReturnValueOnce(0.25);
  const { actions, asked, said } = actionsIn(QUEUED);
  expect(await actions.runAgain(detailOf())).toBe(true);
  expect(asked('queueTrial')).toEqual([[{ studyId: STUDY_ID, params, epochs: 10, modelSeed: 2 ** 29 }]]);
  expect(said()).toEqual(['The configuration of trial 2 is queued with model seed 536870912.']);
});

test('a trial that cannot be queued says why', async () => {
  const { actions, said } = actionsIn({ queueTrial: () => Promise.reject(refusal('A search is running.', 'busy')) });
  expect(await actions.runAgain(detailOf())).toBe(false);
  expect(said()).toEqual(['A search is running.']);
  await expect(actions.queueCopy(detailOf(), params)).rejects.toThrow('A search is running.');
});

test('a trial is trained on from where it stands', async () => {
  const { actions, asked } = actionsIn(QUEUED);
  await actions.trainOn(detailOf(), 4);
  expect(asked('queueTrial')).toEqual([[{ studyId: STUDY_ID, params, epochs: 7, continueTrialId: 102 }]]);
});

test('trials are compared at an address that says which', async () => {
  const { actions, router } = actionsIn({});
  await actions.compare(STUDY_ID, [102, 101]);
  await flushPromises();
  expect([router.currentRoute.value.name, router.currentRoute.value.query]).toEqual(['compare', { trials: '102,101' }]);
});

test('the JSON of a trial is enough to train it again', () => {
  expect(JSON.parse(trialAsJson(detailOf()))).toMatchObject({
    number: 2,
    params,
    modelSeed: 4711,
    epochs: 10,
    value: 0.73,
    session: { number: 1, strategy: { name: 'random' }, seed: 7 },
    environment: { tensorflow: '2.21.0' },
    curves: [{ epoch: 1 }, { epoch: 2 }, { epoch: 3 }],
  });
});

test.each([
  [{ state: 'running' }, 'It has not ended yet.'],
  [{ state: 'queued' }, 'It has not ended yet.'],
  [{ state: 'diverged' }, 'It diverged: it would diverge again.'],
  [{ state: 'failed', epochsDone: 0, bestEpoch: null }, 'No epoch of it has ended.'],
  [{ epochsDone: 7, bestEpoch: 3 }, ''],
  [{ state: 'failed', epochsDone: 3, bestEpoch: 3 }, ''],
  [{ params: {}, epochsDone: 90, bestEpoch: 3 }, ''],
] as const)('%o cannot be trained further because: %s', (trial, why) => {
  expect(whyNotFurther(detailOf(trial))).toBe(why);
});

test('a trial whose data are missing runs again when they have come', async () => {
  const missing = { ...FASHION, summary: SMALL_TASK.dataset };
  const { actions, answers, announce, asked, said } = actionsIn({
    studies: () => [overviewOf()],
    choices: () => choicesWith([missing]),
    queueTrial: () => Promise.reject(refusal('It is not on this machine yet.', 'unavailable', 'dataset')),
  });
  await flushPromises();
  expect(await actions.runAgain(detailOf())).toBe(false);
  expect(useDatasets().wish).toMatchObject({ dataset: 'generated', action: 'Fetch and go on' });
  Object.assign(answers, QUEUED, { choices: () => choicesWith([]) });
  announce('job', { jobId: 31, job: fetchOf({ about: { dataset: 'generated' }, state: 'finished' }) });
  await flushPromises();
  expect(asked('queueTrial')).toHaveLength(2);
  expect(said()).toEqual([expect.stringContaining('is queued with model seed')]);
});

test('a trial cannot be trained further where its task says so', () => {
  const refusal = 'Its patience of 5 epochs is spent.';
  expect(whyNotFurther(detailOf({}, { whyNotFurther: refusal }))).toBe(refusal);
});
