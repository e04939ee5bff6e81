import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../db/open-store.ts';
import type { Store } from '../../db/store.ts';
import type { ConfirmationRuns } from '../../db/store/confirmations.ts';
import { BY_HAND } from '../../shared/catalogue.ts';
import type { Candidate, Confirmation } from '../../shared/confirmation.ts';
import type { Trial } from '../../shared/model.ts';
import type { NewTrial } from '../../db/store/trials.ts';
import { GENERATED_ENVIRONMENT } from '../../bench/app/generated-study.ts';
import { anotherSession, measuredEpoch, newTrial, smallStudy, trainedTrial } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PARAMS = { learning_rate: 0.1 };
const CANDIDATE: Candidate = { params: PARAMS, epochs: 10, trial: 1, select: 0.5, isDefault: false };

function runsOf(store: Store, studyId: number): ConfirmationRuns {
  const { name, task, space, measures, objectives, maxEpochs, sample } = store.study(studyId);
  const session = { strategy: BY_HAND, stopRule: null, seed: 1, budget: { trials: 1 }, workers: 1 };
  const { sessionId: _, ...trial } = newTrial(0, { params: PARAMS });
  return {
    study: { name: `Confirmation of ${name}`, task, space, measures, objectives, maxEpochs, sample },
    session,
    trials: [trial],
  };
}

/** A study with one trial, and a confirmation of it whose one run has ended. */
function confirmed(store: Store, studyId: number, candidate = CANDIDATE): Confirmation {
  const { id } = store.createConfirmation({ studyId, candidates: [candidate], modelSeeds: [7, 8], workers: 2 });
  const session = store.beginConfirmation(id, runsOf(store, studyId), () => {});
  const [run] = store.trialsOf(session.id);
  store.startTrial(run!.id, 0, store.environment(1)!);
  store.recordEpoch(run!.id, measuredEpoch(1, 0.9));
  store.finishTrial(run!.id, { state: 'completed', failure: null });
  return store.confirmation(id);
}

test('a value of the vault is that of the winner, also where a former version named its share otherwise', () => {
  const { store, studyId, sessionId } = smallStudy();
  trainedTrial(store, newTrial(sessionId, { params: PARAMS }), [0.5]);
  confirmed(store, studyId);
  const share = { right: 9, rows: 10, low: 0.5, high: 1 };
  const answer = { at: '', params: PARAMS, modelSeed: 7, classes: [] };
  const read = (result: object): void => {
    const job = { kind: 'vault', studyId, parent: null, about: {}, cores: 'one' } as const;
    store.changeJob(store.createJob(job).id, { state: 'finished', result });
  };
  read({ ...answer, reading: 2, share });
  read({ ...answer, reading: 1, accuracy: share });
  const winner = { trial: 1, isDefault: false, sameAs: null, confirmation: 1 };
  expect(store.vaultValues(studyId)).toEqual([
    { ...answer, reading: 1, share, winner },
    { ...answer, reading: 2, share, winner },
  ]);
});

test('a winner that is known by a later trial names the first one that is the same network', () => {
  const { store, studyId, sessionId } = smallStudy();
  trainedTrial(store, newTrial(sessionId, { params: PARAMS, modelSeed: 2 }), [0.5]);
  trainedTrial(store, newTrial(sessionId, { params: PARAMS, modelSeed: 1 }), [0.5]);
  trainedTrial(store, newTrial(sessionId, { params: PARAMS, modelSeed: 1 }), [0.5]);
  expect(store.rankedConfigurations(studyId, 1)).toMatchObject([{ trial: 1 }]);
  confirmed(store, studyId, { ...CANDIDATE, trial: 3 });
  const share = { right: 9, rows: 10, low: 0.5, high: 1 };
  const result = { at: '', params: PARAMS, modelSeed: 7, classes: [], reading: 1, share };
  const job = { kind: 'vault', studyId, parent: null, about: {}, cores: 'one' } as const;
  store.changeJob(store.createJob(job).id, { state: 'finished', result });
  const winner = { trial: 3, isDefault: false, sameAs: 2, confirmation: 1 };
  expect(store.studyOverview(studyId).vaultValues).toEqual([{ at: '', params: PARAMS, reading: 1, share, winner }]);
});

test('configurations are ranked by their mean over model seeds, each by the trial that trained longest', () => {
  const { store, studyId, sessionId } = smallStudy();
  const lucky = { units: 1 };
  const steady = { units: 2 };
  trainedTrial(store, newTrial(sessionId, { params: lucky, modelSeed: 1 }), [0.9]);
  trainedTrial(store, newTrial(sessionId, { params: lucky, modelSeed: 2 }), [0.5]);
  trainedTrial(store, newTrial(sessionId, { params: steady, modelSeed: 1, epochs: 1 }), [0.95]);
  const parent = store.trialsOf(sessionId).at(-1)!.ordinal;
  trainedTrial(store, newTrial(sessionId, { params: steady, modelSeed: 1, parent, epochs: 4 }), [0.7, 0.8]);
  const ranked = store.rankedConfigurations(studyId, 5);
  expect(ranked.map(({ params, epochs }) => [params, epochs])).toEqual([
    [steady, 4],
    [lucky, 10],
  ]);
  expect(ranked[0]!.value).toBe(store.trial(store.trialNumbered(studyId, 4)).value);
  expect(ranked[1]).toMatchObject({ trial: 1, value: 0.7 });
  expect(store.rankedConfigurations(studyId, 1)).toHaveLength(1);
});

test('what another program trained in two of its sessions are two runs, though it says one seed, and of a continued one the longest', () => {
  const { store, studyId, sessionId } = smallStudy();
  const foreign = (session: number, rest: Partial<NewTrial>, accuracies: readonly number[]): Trial => {
    const trial = store.addTrial(newTrial(session, { params: PARAMS, modelSeed: 3000, ...rest }));
    store.startTrial(trial.id, 0, { ...GENERATED_ENVIRONMENT, engine: 'elsewhere' });
    accuracies.forEach((accuracy, at) => store.recordEpoch(trial.id, measuredEpoch(trial.epochsDone + 1 + at, accuracy)));
    return store.finishTrial(trial.id, { state: 'completed', failure: null });
  };
  foreign(sessionId, {}, [0.8]);
  const other = anotherSession(store, studyId);
  const { ordinal: parent } = foreign(other, { epochs: 1 }, [0.5]);
  foreign(other, { parent }, [0.9]);
  expect(store.rankedConfigurations(studyId, 1)).toMatchObject([{ trial: 1, value: expect.closeTo(0.85, 12) as number }]);
});

test('a configuration is known by its first trial, however lucky a repeat of it is', () => {
  const { store, studyId, sessionId } = smallStudy();
  trainedTrial(store, newTrial(sessionId, { params: PARAMS, modelSeed: 1 }), [0.5]);
  trainedTrial(store, newTrial(sessionId, { params: PARAMS, modelSeed: 2 }), [0.9]);
  expect(store.rankedConfigurations(studyId, 1)).toMatchObject([{ trial: 1, value: 0.7 }]);
  trainedTrial(store, newTrial(sessionId, { params: PARAMS, modelSeed: 1 }), [0.5]);
  trainedTrial(store, newTrial(sessionId, { params: PARAMS, modelSeed: 2 }), [0.9]);
  expect(store.rankedConfigurations(studyId, 1)).toMatchObject([{ trial: 1, value: 0.7 }]);
});

test('its runs are no trials of the study, and no list shows the study that holds them', () => {
  const { store, studyId, sessionId } = smallStudy();
  trainedTrial(store, newTrial(sessionId, { params: PARAMS }), [0.5]);
  const before = store.studyOverview(studyId);
  const confirmation = confirmed(store, studyId);
  expect({ ...store.studyOverview(studyId), updatedAt: before.updatedAt }).toEqual(before);
  expect(store.studyOverviews().map(({ id }) => id)).toEqual([studyId]);
  expect(store.latestConfirmation(studyId)).toEqual(confirmation);
  expect(store.session(confirmation.sessionId!).studyId).not.toBe(studyId);
  expect(store.storedJob(confirmation.jobId).about).toEqual({ confirmationId: confirmation.id });
});

test('it goes to another database with its study, and with it for good', () => {
  const { store, studyId, sessionId } = smallStudy();
  trainedTrial(store, newTrial(sessionId, { params: PARAMS }), [0.5]);
  const { sessionId: runs, ...confirmation } = confirmed(store, studyId);
  const file = join(temporaryFolder(), 'copy.sqlite');
  store.exportStudy(studyId, file);
  const into = openStore(':memory:');
  const [copy, ...others] = into.importStudies(file, { sample: false });
  expect(others).toEqual([]);
  const { sessionId: copied, ...rest } = into.latestConfirmation(copy!)!;
  const state = 'paused';
  expect(rest).toEqual({ ...confirmation, id: rest.id, jobId: rest.jobId, studyId: copy, state });
  expect(into.trialsOf(copied!).map(({ params, value }) => [params, value])).toEqual(
    store.trialsOf(runs!).map(({ params, value }) => [params, value]),
  );
  into.deleteStudy(copy!);
  into.purgeDeleted();
  expect(into.sessionsWithRunningTrials()).toEqual([]);
  expect(() => into.session(copied!)).toThrow('There is no session');
});

test('one that has not begun can be deleted', () => {
  const { store, studyId } = smallStudy();
  const { jobId } = store.createConfirmation({ studyId, candidates: [CANDIDATE], modelSeeds: [7, 8], workers: 2 });
  store.deleteJob(jobId);
  expect(store.latestConfirmation(studyId)).toBeNull();
});
