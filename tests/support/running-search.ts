/** What a search says of itself while it runs and at its end, for tests of those who follow it. */
import type { SessionProgress } from '../../shared/contract/searches.ts';
import type { StudyOverview } from '../../shared/contract/studies.ts';
import type { Session } from '../../shared/model.ts';
import { SMALL_ABOUT } from './window-data.ts';
import { generatedStudy } from '../../bench/app/generated-study.ts';

/** Session 4 of study 3, with a budget of 20 trials. */
export function sessionOf(rest: Partial<Session> = {}): Session {
  return {
    id: 4,
    studyId: 3,
    number: 1,
    jobId: 14,
    strategy: { name: 'random', options: {} },
    stopRule: null,
    seed: 1,
    budget: { trials: 20 },
    workers: 2,
    on: null,
    width: null,
    remeasure: false,
    state: 'running',
    stopped: false,
    failure: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    finishedAt: null,
    ended: null,
    activeMs: 0,
    ...rest,
  };
}

/** Five of its trials have finished, the best of them with 0.8942. */
export function progressOf(session: Partial<Session> = {}, rest: Partial<SessionProgress> = {}): SessionProgress {
  return {
    session: sessionOf(session),
    trials: 7,
    finished: 5,
    expected: sessionOf(session).budget.trials ?? null,
    epochs: 50,
    elapsedMs: 30_000,
    trialsPerMinute: 10,
    remainingMs: 90_000,
    incumbent: { trialId: 61, number: 3, value: 0.8942 },
    winner: null,
    workers: [],
    heldBack: [],
    ...rest,
  };
}

/** Study 3, with session 4. */
export function overviewOf(rest: Partial<StudyOverview> = {}): StudyOverview {
  return {
    ...generatedStudy('Wider layers', 10, 'accuracy'),
    about: SMALL_ABOUT,
    id: 3,
    createdAt: '2026-01-01T00:00:00.000Z',
    starred: false,
    archived: false,
    note: '',
    sample: false,
    sessions: [sessionOf()],
    trials: 7,
    finishedTrials: 5,
    runningTrials: 2,
    bestValue: 0.8942,
    bestTrialId: 61,
    winnerTrialId: 61,
    corrected: { kind: 'uncorrected', reason: 'The rows of trial 3 are not counted yet.' },
    winner: null,
    defaultValue: null,
    defaultSeeds: 0,
    wholeValues: false,
    readingsByOthers: 0,
    defaultTrialId: null,
    winnerIsDefault: false,
    updatedAt: '2026-01-01T00:01:00.000Z',
    incumbent: [0.8942],
    vaultReadings: [],
    confirmed: null,
    vaultValues: [],
    ...rest,
  };
}
