/** A session's questions with real threads: what a decision knows is what there was when it was asked for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { openStore } from '../../../../db/open-store.ts';
import type { Store } from '../../../../db/store.ts';
import { hostEnvironment } from '../../../../electron/engine/environment.ts';
import { systemClock } from '../../../../shared/system-clock.ts';
import { localPool } from '../../../../electron/engine/pool/local.ts';
import { runSearch } from '../../../../electron/engine/runner.ts';
import type { SearchListener, SearchRun } from '../../../../electron/engine/session/search-run.ts';
import { completeChoice } from '../../../../electron/engine/search/catalogue.ts';
import { decision } from '../../../../electron/engine/thinking/decision.ts';
import { createThinking, type Thinking } from '../../../../electron/engine/thinking/thinking.ts';
import { generatedStudy } from '../../../../bench/app/generated-study.ts';
import type { Trial } from '../../../../shared/model.ts';
import { formulaWorkers } from '../../../support/formula-workers.ts';

const TRIALS = 24;
const STARTUP = 4;

const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-asking-'));
const threads = createThinking(2);
afterAll(() => {
  threads.close();
  rmSync(folder, { recursive: true });
});

interface Scene {
  readonly store: Store;
  readonly sessionId: number;
  run(thinking: Thinking, listener?: Partial<SearchListener>): SearchRun;
  trials(): readonly Trial[];
}

function scene(workers = 2): Scene {
  const store = openStore(':memory:');
  const { id: studyId } = store.createStudy(generatedStudy('Asking', 3));
  const strategy = completeChoice({ name: 'bayesian', options: { startup: STARTUP } });
  const session = { studyId, strategy, stopRule: null, seed: 5, budget: { trials: TRIALS }, workers };
  const { id: sessionId } = store.createSession(session);
  const silent: SearchListener = { onSession: () => {}, onTrial: () => {}, onEpoch: () => {}, onNotice: () => {} };
  return {
    store,
    sessionId,
    run: (thinking, listener = {}) =>
      runSearch(
        {
          store,
          sessionId,
          openPool: localPool(formulaWorkers()),
          thinking,
          data: { name: 'unread', file: 'unread' },
          checkpoints: mkdtempSync(path.join(folder, 'checkpoints-')),
          environment: hostEnvironment(),
          clock: systemClock,
        },
        { ...silent, ...listener },
      ),
    trials: () => store.trialsOf(sessionId),
  };
}

/** Real answers, each handed out when it may be. */
function holding(mayAnswer: (question: number) => Promise<unknown>): Thinking {
  let questions = 0;
  return {
    think: async (task, question, subject, signal) => {
      const number = ++questions;
      const answer = await threads.think(task, question, subject, signal);
      await mayAnswer(number);
      return answer;
    },
    close: () => {},
  };
}

/** As the session's decision on this trial knew it. */
function knownTo({ ordinal, askedAfter }: Trial, trials: readonly Trial[]): readonly Trial[] {
  return trials.slice(0, ordinal - 1).map((trial) => {
    const hadEnded = trial.sequence! <= askedAfter;
    return hadEnded ? trial : { ...trial, state: 'running', epochsDone: 0, stopValue: null, value: null, sequence: null };
  });
}

test('results that arrive while it thinks count for the next question, and the trial says what it was asked after', async () => {
  const { store, sessionId, run, trials } = scene();
  const ended = () => trials().filter(({ sequence }) => sequence !== null).length;
  const late: number[] = [];
  const thinking = holding(async (question) => {
    const before = ended();
    const running = trials().filter(({ sequence }) => sequence === null).length;
    if (question > STARTUP && running > 0) await vi.waitFor(() => expect(ended()).toBeGreaterThan(before), { timeout: 20_000 });
    late.push(ended());
  });
  await run(thinking).ended;
  const all = trials();
  expect(all.map(({ state }) => state)).toEqual(Array.from({ length: TRIALS }, () => 'completed'));
  expect(all.filter(({ askedAfter, number }) => late[number - 1]! > askedAfter).length).toBeGreaterThan(5);

  const { space, maxEpochs } = store.study(store.session(sessionId).studyId);
  const { strategy, seed, budget } = store.session(sessionId);
  const asked = {
    strategy,
    seed,
    budget,
    remeasure: false,
    problem: { space, goal: 'maximise' as const, maxEpochs, maxTrials: TRIALS },
  };
  for (const trial of all) {
    const again = decision({ activeMs: 0, promised: 0 }, { about: asked, items: knownTo(trial, all) });
    expect(again, `trial ${trial.number}`).toMatchObject({ params: trial.params, reason: trial.reason });
  }
});

test.each(['pause', 'stop'] as const)('%s is obeyed at once while it thinks, and what it thought is dropped', async (leave) => {
  const { run, trials } = scene(1);
  const thought = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const thinking = holding(async (question) => {
    if (question < STARTUP + 3) return;
    thought.resolve();
    await answer.promise;
  });
  const search = run(thinking);
  await thought.promise;
  search[leave]();
  expect(await search.ended).toMatchObject({ state: leave === 'pause' ? 'paused' : 'finished', failure: null });
  answer.resolve();
  await new Promise(setImmediate);
  expect(trials()).toHaveLength(STARTUP + 2);
});

test('paused while it thought and resumed, a search ends where an unbroken one does', async () => {
  const unbroken = scene(1);
  await unbroken.run(threads).ended;
  const broken = scene(1);
  let pause = (): void => {};
  const first = broken.run(holding(async (question) => (question === 12 ? pause() : undefined)));
  pause = first.pause;
  expect((await first.ended).state).toBe('paused');
  expect((await broken.run(threads).ended).state).toBe('finished');
  const outcome = ({ trials }: Scene) => trials().map(({ params, value, askedAfter }) => ({ params, value, askedAfter }));
  expect(outcome(broken)).toEqual(outcome(unbroken));
});

test('a budget that grows while it thinks is asked about anew', async () => {
  const { store, sessionId, run, trials } = scene(1);
  let grow = (): void => {};
  const search = run(holding(async (question) => (question === TRIALS + 1 ? grow() : undefined)));
  grow = () => {
    store.changeSession(sessionId, { budget: { trials: TRIALS + 2 } });
    search.sessionChanged();
  };
  expect((await search.ended).state).toBe('finished');
  expect(trials()).toHaveLength(TRIALS + 2);
});

test('a thread that is lost ends the search with its reason, and it can be resumed', async () => {
  const { run, trials } = scene(1);
  const lost: Thinking = { think: () => Promise.reject(new Error('worker exited with code: 134')), close: () => {} };
  expect(await run(lost).ended).toMatchObject({
    state: 'failed',
    failure: 'A mistake in Trialdeck ended the search: worker exited with code: 134',
  });
  expect((await run(threads).ended).state).toBe('finished');
  expect(trials()).toHaveLength(TRIALS);
});
