import { readdirSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { estimateSearch, type Speed } from '../../../../electron/engine/api/estimate.ts';
import { replay } from '../../../../electron/engine/replay/replay.ts';
import { replaySearch, type SearchToReplay } from '../../../../electron/engine/replay/replay-search.ts';
import { recordingOf, recordingToKeep } from '../../../../electron/engine/replay/recording.ts';
import { completeChoice } from '../../../../electron/engine/search/catalogue.ts';
import { createThinking, type Thinking } from '../../../../electron/engine/thinking/thinking.ts';
import { recordedStudy, recordedTrials } from '../../../support/recorded-study.ts';

const recording = recordingOf(recordedStudy(), recordedTrials());
const subject = recordingToKeep(recording);
const quick: SearchToReplay = {
  strategy: completeChoice({ name: 'random', options: {} }),
  stopRule: null,
  seed: 3,
  budget: { trials: 12 },
  workers: 2,
  width: 2,
};
/** Minutes of a Gaussian process. */
const long: SearchToReplay = {
  ...quick,
  strategy: completeChoice({ name: 'bayesian', options: {} }),
  budget: { trials: 100_000 },
};

let thinking: Thinking;
beforeEach(() => {
  thinking = createThinking(2);
});
afterEach(() => thinking.close());

test('a thread answers what the function answers', async () => {
  const speed: Speed = { factor: 1, low: 0.8, high: 1.3, startSeconds: 1, basis: 'ten trials' };
  const session = { ...quick, queue: [] };
  const search = { study: recording.study, session, queue: [] };
  const { spent, path } = replaySearch(recording, quick);
  expect(
    await Promise.all([
      thinking.think('estimate', { search, speed }, null),
      thinking.think('replay', quick, subject),
      thinking.think('experiment run', quick, subject),
    ]),
  ).toEqual([estimateSearch(search, speed), replay(recording, quick), { spent, path }]);
});

test('a question asked again finds its subject in the thread, as does another one about it', async () => {
  const seeds = [3, 4, 3];
  const runs = await Promise.all(seeds.map((seed) => thinking.think('experiment run', { ...quick, seed }, subject)));
  expect(runs[0]).toEqual(runs[2]);
  expect(runs[0]).not.toEqual(runs[1]);
});

test('a subject is sent once to each thread, however many questions about it wait', async () => {
  let sent = 0;
  const watched = { ...recording };
  Object.defineProperty(watched, 'study', { enumerable: true, get: () => (sent++, recording.study) });
  const about = { ...subject, about: watched };
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  const runs = await Promise.all(seeds.map((seed) => thinking.think('experiment run', { ...quick, seed }, about)));
  expect(sent).toBe(2);
  expect(runs[7]!.path).toEqual(replaySearch(recording, { ...quick, seed: 8 }).path);
});

test('answers are not kept once they are given', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const ask = async (): Promise<WeakRef<object>> => new WeakRef(await thinking.think('experiment run', quick, subject));
  const answers = [await ask(), await ask(), await ask()];
  await new Promise(setImmediate);
  collectGarbage();
  expect(answers.map((answer) => answer.deref())).toEqual([undefined, undefined, undefined]);
});

test('one that waits for another is told at once that it was ended', async () => {
  const [first, second, told] = [new AbortController(), new AbortController(), new AbortController()];
  const running = [first, second].map(({ signal }) => thinking.think('experiment run', long, subject, signal));
  const waiting = thinking.think('experiment run', quick, subject, told.signal);
  told.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  first.abort();
  second.abort();
  for (const each of running) await expect(each).rejects.toMatchObject({ name: 'AbortError' });
});

test('an expected failure keeps its code, sentence and field', async () => {
  const unknown = { ...quick, strategy: { name: 'guess', options: {} } };
  await expect(thinking.think('replay', unknown, subject)).rejects.toMatchObject({
    name: 'TrialdeckError',
    code: 'usage',
    field: 'strategy',
    message: expect.stringContaining('Unknown strategy guess'),
  });
});

test('a bug comes back as what was thrown, and the thread goes on', async () => {
  const empty = { ...subject, key: 'an empty one', about: { ...recording, runs: new Map() } };
  await expect(thinking.think('replay', quick, empty)).rejects.toThrow('The recording has no configuration');
  expect(await thinking.think('replay', quick, subject)).toEqual(replay(recording, quick));
});

test('a task of minutes holds up neither this loop nor the other lane, ends when told to, and its thread is replaced', async () => {
  const cancel = new AbortController();
  await thinking.think('experiment run', quick, subject);
  const minutes = thinking.think('experiment run', long, subject, cancel.signal);
  const next = thinking.think('experiment run', quick, subject);
  expect(await thinking.think('replay', quick, subject)).toEqual(replay(recording, quick));
  cancel.abort();
  await expect(minutes).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  const { spent, path } = replaySearch(recording, quick);
  expect(await next).toEqual({ spent, path });
});

test('a second replay is thought about beside the first, and ending one leaves the other', async () => {
  const cancel = new AbortController();
  const minutes = thinking.think('experiment run', long, subject, cancel.signal);
  const { spent, path } = replaySearch(recording, quick);
  expect(await thinking.think('experiment run', quick, subject)).toEqual({ spent, path });
  cancel.abort();
  await expect(minutes).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});

test('one that was told to end before it began never begins', async () => {
  await expect(thinking.think('experiment run', long, subject, AbortSignal.abort())).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('closing ends what is thought about, and nothing is begun any more', async () => {
  const closed = { name: 'TrialdeckError', code: 'unavailable' };
  await thinking.think('replay', quick, subject);
  const pending = [3, 4].map((seed) => thinking.think('experiment run', { ...long, seed }, subject));
  thinking.close();
  for (const each of pending) await expect(each).rejects.toMatchObject(closed);
  await expect(thinking.think('replay', quick, subject)).rejects.toMatchObject(closed);
});

test.runIf(process.platform === 'linux')(
  'what nobody waits for is thought about at a lower priority than the trials have',
  async () => {
    const before = nicesOfThreads();
    const rows = { measure: { goal: 'maximise' as const }, rows: 10, labels: null };
    await thinking.think('counting', { counted: null, trials: [] }, { key: 'rows', about: rows, items: [] });
    await thinking.think('replay', quick, subject);
    const own = nicesOfThreads().filter(([thread]) => !before.some(([known]) => known === thread));
    const usual = before.find(([thread]) => thread === process.pid)![1];
    expect(own.filter(([, nice]) => nice > usual)).toHaveLength(1);
    expect(own.length).toBeGreaterThan(1);
  },
);

/** Of this process: each thread's id and the nice value that the system schedules it by. */
function nicesOfThreads(): [thread: number, nice: number][] {
  return readdirSync('/proc/self/task').map((thread) => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
    return [Number(thread), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])];
  });
}
