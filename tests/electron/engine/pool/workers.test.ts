import { expect, test } from 'vitest';
import type { FromWorker, ToWorker, WorkerHandle } from '../../../../electron/engine/pool/protocol.ts';
import type { TrialWork } from '../../../../electron/engine/pool/work.ts';
import { openWorkers } from '../../../../electron/engine/pool/workers.ts';
import { NETWORK_MEASURES } from '../../../../electron/engine/tasks/network/measures/catalogue.ts';
import { packHits, packLosses, type RowResultsByPartition } from '../../../../shared/row-results.ts';
import { fakeClock } from '../../../support/fake-clock.ts';
import { formulaEpoch } from '../../../support/formula-workers.ts';
import { SIMULATED_ENVIRONMENT } from '../../../support/simulated-studies.ts';
import { networkRoles } from '../../../../electron/engine/tasks/network/roles.ts';
import { GENERATED_TASK } from '../../../../bench/app/generated-study.ts';

/** A worker that says what it is told to say. */
class Puppet implements WorkerHandle {
  readonly pid = undefined;
  readonly heard: ToWorker[] = [];
  killed = false;
  say: (message: FromWorker) => void = () => {};
  end: (reason: string) => void = () => {};
  send(message: ToWorker): void {
    this.heard.push(message);
  }
  onMessage(listener: (message: FromWorker) => void): void {
    this.say = listener;
  }
  onExit(listener: (reason: string) => void): void {
    this.end = listener;
  }
  kill(): void {
    this.killed = true;
  }
}

const WORK = {
  params: {},
  modelSeed: 1,
  epochs: 3,
  maxEpochs: 3,
  measures: NETWORK_MEASURES,
  objective: NETWORK_MEASURES[0]!,
  task: GENERATED_TASK,
  number: 1,
  roles: networkRoles(false),
  session: 'one',
  data: 'rows',
  checkpoint: { keep: null, resumeFrom: null },
  epochsKnown: 0,
};

function scene(recycleAboveBytes = 1e9) {
  const clock = fakeClock();
  const puppets: Puppet[] = [];
  const told: unknown[] = [];
  const start = (): Puppet => {
    const puppet = new Puppet();
    puppets.push(puppet);
    return puppet;
  };
  const pool = openWorkers(
    { start, limits: { startMs: 60_000, epochMs: 600_000, leaseMs: 30_000 }, elsewhere: true },
    {
      workers: 1,
      kind: 'network',
      confined: true,
      data: { name: 'rows', file: 'unread' },
      checkpointFolder: 'unread',
      environment: SIMULATED_ENVIRONMENT,
      clock,
      recycleAboveBytes,
    },
    {
      onIdle: () => {},
      onEpoch: (trialId, { epoch }) => told.push([trialId, epoch]),
      onEnd: (trialId, { state }) => told.push([trialId, state]),
      onFailed: (trialId, message) => told.push([trialId, message]),
      onLost: (trialId, reason) => told.push([trialId, reason]),
      onBroken: (reason) => told.push(reason),
    },
  );
  const ready = (): void => puppets.at(-1)!.say({ kind: 'ready', machine: 'far', environment: SIMULATED_ENVIRONMENT });
  const train = (trialId: number, work: TrialWork = WORK) =>
    pool.train({ trialId, number: trialId, work, began: null, assigned: () => {} });
  return { pool, puppets, told, ready, train, clock };
}

const epochOf = (trialId: number, attempt: number, epoch: number): FromWorker => ({
  kind: 'epoch',
  trialId,
  attempt,
  epoch: formulaEpoch(WORK, epoch),
  rowResults: {},
  residentBytes: 5,
});
const endOf = (trialId: number, attempt: number): FromWorker => ({
  kind: 'end',
  trialId,
  attempt,
  end: { state: 'diverged', epoch: 1 },
  residentBytes: 5,
});

test('what is said of a former attempt counts for nothing', () => {
  const { pool, puppets, told, ready, train } = scene();
  ready();
  train(7);
  puppets[0]!.say(endOf(7, 1));
  train(7);
  for (const stale of [epochOf(7, 1, 1), endOf(7, 1), epochOf(8, 2, 1)]) puppets[0]!.say(stale);
  puppets[0]!.say({ kind: 'failed', trialId: 7, attempt: 1, message: 'late', fault: 'trial' });
  puppets[0]!.say(epochOf(7, 2, 1));
  expect(told).toEqual([
    [7, 'diverged'],
    [7, 1],
  ]);
  expect(puppets[0]!.heard.map((message) => message.kind === 'train' && message.attempt)).toEqual([1, 2]);
  pool.close();
});

test('a worker that was lost says nothing more, and another one takes its place', () => {
  const { pool, puppets, told, ready, train } = scene();
  ready();
  train(7);
  puppets[0]!.end('It is gone.');
  puppets[0]!.say(epochOf(7, 1, 1));
  expect(told).toEqual([[7, 'It is gone.']]);
  expect(pool.hasIdle()).toBe(false);
  ready();
  expect([puppets.length, pool.hasIdle()]).toEqual([2, true]);
  expect(pool.status()).toMatchObject([{ worker: 1, machine: 'far', doing: 'idle' }]);
  pool.close();
});

test('a worker whose memory has grown is replaced when its trial has ended', () => {
  const { pool, puppets, told, ready, train } = scene(4);
  ready();
  train(7);
  puppets[0]!.say(endOf(7, 1));
  expect(told).toEqual([[7, 'diverged']]);
  expect(puppets.map(({ killed }) => killed)).toEqual([true, false]);
  pool.close();
});

test('after three starts that fail in a row none is tried any more', () => {
  const { pool, puppets, told } = scene();
  for (const reason of ['first', 'second', 'third']) puppets.at(-1)!.end(reason);
  expect([puppets.length, told]).toEqual([3, ['third']]);
  pool.close();
});

test('a worker that is not ready in time is ended, and another one started', () => {
  const { puppets, clock, pool } = scene();
  clock.pass(59_999);
  expect(puppets[0]!.killed).toBe(false);
  clock.pass(1);
  expect(puppets[0]!.killed).toBe(true);
  puppets[0]!.end('It is gone.');
  expect(puppets).toHaveLength(2);
  pool.close();
});

test('a worker that says nothing of its trial in time is ended, and its trial is lost', () => {
  const { puppets, clock, pool, ready, train, told } = scene();
  ready();
  train(7);
  clock.pass(599_999);
  puppets[0]!.say(epochOf(7, 1, 1));
  clock.pass(599_999);
  expect(puppets[0]!.killed).toBe(false);
  clock.pass(1);
  expect(puppets[0]!.killed).toBe(true);
  puppets[0]!.end('It is gone.');
  expect(told.at(-1)).toEqual([7, 'The worker was ended. Nothing was heard of its trial within 10 minutes.']);
  pool.close();
});

test('a worker with nothing to do renews its lease, and is replaced where it does not', () => {
  const { puppets, clock, pool, ready, train } = scene();
  ready();
  clock.pass(30_000);
  puppets[0]!.say({ kind: 'renewed' });
  clock.pass(30_000);
  expect(puppets[0]!.heard).toEqual([{ kind: 'renew' }, { kind: 'renew' }]);
  clock.pass(29_999);
  expect([puppets[0]!.killed, pool.hasIdle()]).toEqual([false, true]);
  clock.pass(1);
  expect([puppets[0]!.killed, pool.hasIdle(), train(7)]).toEqual([true, false, false]);
  puppets[0]!.end('It is gone.');
  ready();
  expect([puppets.length, pool.hasIdle()]).toEqual([2, true]);
  pool.close();
});

test('a worker that trains has no lease to renew', () => {
  const { puppets, clock, pool, ready, train } = scene();
  ready();
  train(7);
  clock.pass(90_000);
  expect([puppets[0]!.killed, puppets[0]!.heard.length]).toEqual([false, 1]);
  pool.close();
  expect(clock.waiting()).toBe(0);
});

test('a worker that is no longer wanted ends its trial first; one that is wanted again stays', () => {
  const { puppets, pool, ready, train, told } = scene();
  pool.resize(2);
  puppets.forEach((puppet) => puppet.say({ kind: 'ready', machine: 'far', environment: SIMULATED_ENVIRONMENT }));
  train(7);
  train(8);
  pool.resize(1);
  expect([pool.status().length, puppets.map(({ killed }) => killed)]).toEqual([2, [false, false]]);
  pool.resize(2);
  puppets[1]!.say(endOf(8, 2));
  expect(puppets[1]!.killed).toBe(false);
  pool.resize(1);
  expect([pool.status().length, puppets.map(({ killed }) => killed)]).toEqual([1, [false, true]]);
  puppets[0]!.say(endOf(7, 1));
  expect([told, pool.hasIdle()]).toEqual([
    [
      [8, 'diverged'],
      [7, 'diverged'],
    ],
    true,
  ]);
  pool.resize(3);
  expect([puppets.length, pool.status().map(({ worker }) => worker)]).toEqual([4, [1, 2, 3]]);
  ready();
  pool.close();
});

test('a worker that leaves and is lost is not replaced, and its trial is told', () => {
  const { puppets, pool, train, told } = scene();
  pool.resize(2);
  puppets.forEach((puppet) => puppet.say({ kind: 'ready', machine: 'far', environment: SIMULATED_ENVIRONMENT }));
  train(7);
  train(8);
  pool.resize(1);
  puppets[1]!.end('It is gone.');
  expect([puppets.length, pool.status().length, told]).toEqual([2, 1, [[8, 'It is gone.']]]);
  pool.close();
});

const READY = { kind: 'ready', machine: 'far', environment: SIMULATED_ENVIRONMENT };
const ATTEMPT = { trialId: 7, attempt: 1 };
const FIRST = formulaEpoch(WORK, 1);
const epochSaid = (more: object, rowResults: RowResultsByPartition = {}): object => ({
  kind: 'epoch',
  ...ATTEMPT,
  epoch: { ...FIRST, ...more },
  rowResults,
  residentBytes: 5,
});
const endSaid = (end: object): object => ({ kind: 'end', ...ATTEMPT, end, residentBytes: 5 });
const COMPLETE = { state: 'completed', endedBy: 'target' };
const { accuracy: _, ...WITHOUT } = FIRST.select;

test.each([
  ['nothing', null, 'What it said is null; allowed is an object.'],
  ['an unknown word', { kind: 'dance' }, /^kind is "dance"; allowed is /],
  ['being ready twice', READY, 'It said once more that it was ready.'],
  ['an epoch that is none', { kind: 'epoch', ...ATTEMPT }, 'epoch is missing; allowed is an object.'],
  ['a later epoch', epochSaid({ epoch: 2 }), 'It told epoch 2 of a trial; allowed is 1.'],
  ['an epoch beyond the last', epochSaid({ epoch: 4 }), 'It told epoch 4 of a trial that has 3.'],
  [
    'a text as a value',
    epochSaid({ select: { accuracy: 'abc' } }),
    'epoch.select.accuracy is "abc"; allowed is a finite number.',
  ],
  [
    'no value',
    epochSaid({ select: WITHOUT }),
    'It told an epoch whose accuracy on select is missing; allowed is a finite number.',
  ],
  [
    'what is no number',
    epochSaid({ stop: { accuracy: NaN } }),
    /accuracy on stop is not a number; allowed is a finite number\.$/,
  ],
  ['what is not finite', epochSaid({ train: { loss: Infinity } }), 'epoch.train.loss is Infinity; allowed is a finite number.'],
  [
    'less than no time',
    epochSaid({ durationMs: -1e12 }),
    'epoch.durationMs is -1000000000000; allowed is a number of at least 0.',
  ],
  ['rows that are none', { ...epochSaid({}), rowResults: { select: 1 } }, 'rowResults.select is 1; allowed is an object.'],
  ['a value that cannot be', epochSaid({ stop: { accuracy: 1.5 } }), 'accuracy on stop is 1.5, beyond its bounds.'],
  [
    'fewer rows than there are',
    epochSaid({}, { select: packHits([1, 0, 1]) }),
    'It told hits in 1 byte; the 6,000 rows of select have 750.',
  ],
  [
    'rows of another kind',
    epochSaid({}, { select: packLosses([0]) }),
    'It told losses of rows of select, of which none are kept.',
  ],
  ['rows that nobody keeps', epochSaid({}, { stop: packHits([1]) }), 'It told hits of rows of stop, of which none are kept.'],
  ['an end without one', { kind: 'end', ...ATTEMPT }, 'end is missing; allowed is an object.'],
  ['an end before its epochs', endSaid(COMPLETE), 'It told that a trial of 3 epochs was complete after 0.'],
  ['patience at once', endSaid({ ...COMPLETE, endedBy: 'patience' }), 'It told that a trial of 3 epochs was complete after 0.'],
  ['a stop unasked', endSaid({ state: 'stopped' }), 'It stopped a trial that nobody had asked it to stop.'],
  ['a later divergence', endSaid({ state: 'diverged', epoch: 9 }), 'It told of divergence in epoch 9 of a trial; allowed is 1.'],
  ['an odd failure', { kind: 'failed', ...ATTEMPT, message: { a: 1 }, fault: 'trial' }, 'message is {"a":1}; allowed is a text.'],
  ['a look unasked', { kind: 'inspected', id: 1, seen: {} }, 'It told of a look into a trial that nobody had asked for.'],
])('a worker that says %s of its trial is ended, and the trial is lost', (_what, said, why) => {
  const { pool, puppets, told, ready, train } = scene();
  ready();
  train(7);
  puppets[0]!.say(said as FromWorker);
  puppets[0]!.say(epochOf(7, 1, 1));
  expect([puppets[0]!.killed, told]).toEqual([true, []]);
  puppets[0]!.end('It is gone.');
  expect(told).toEqual([[7, expect.stringContaining('The worker was ended. ')]]);
  expect((told as [number, string][])[0]![1].replace('The worker was ended. ', '')).toMatch(why);
  expect(puppets).toHaveLength(2);
  pool.close();
});

test.each([
  ['no number', NaN, 'It told NaN of a row of select, which is no loss.'],
  ['less than nothing', -1, 'It told -1 of a row of select, which is no loss.'],
])('a loss of a row that is %s is that of a worker that is ended', (_what, loss, why) => {
  const { pool, puppets, told, ready, train } = scene();
  const losses = new Float32Array(6_000);
  ready();
  train(7, { ...WORK, objective: NETWORK_MEASURES.find(({ name }) => name === 'loss')! });
  puppets[0]!.say(epochSaid({}, { select: packLosses(losses) }) as FromWorker);
  puppets[0]!.say(epochSaid({ epoch: 2 }, { select: packLosses(losses.with(4_711, loss)) }) as FromWorker);
  puppets[0]!.end('It is gone.');
  expect(told).toEqual([
    [7, 1],
    [7, `The worker was ended. ${why}`],
  ]);
  pool.close();
});

test.each([
  ['twice', [1, 1], 'It told epoch 1 of a trial; allowed is 2.'],
  ['with one left out', [1, 3], 'It told epoch 3 of a trial; allowed is 2.'],
  ['beyond the last', [1, 2, 3, 4], 'It told epoch 4 of a trial that has 3.'],
])('epochs that are told %s are those of a worker that is ended', (_what, epochs, why) => {
  const { pool, puppets, told, ready, train } = scene();
  ready();
  train(7);
  for (const epoch of epochs) puppets[0]!.say(epochOf(7, 1, epoch));
  puppets[0]!.end('It is gone.');
  expect(told).toEqual([...epochs.slice(0, -1).map((epoch) => [7, epoch]), [7, `The worker was ended. ${why}`]]);
  pool.close();
});

test('a stop that was asked for is told, and so are epochs that are on record', () => {
  const { pool, puppets, told, ready, train } = scene();
  ready();
  train(7, { ...WORK, epochsKnown: 2 });
  puppets[0]!.say(epochOf(7, 1, 2));
  pool.stop(7);
  puppets[0]!.say(endSaid({ state: 'stopped' }) as FromWorker);
  expect(told).toEqual([
    [7, 2],
    [7, 'stopped'],
  ]);
  pool.close();
});

test.each([
  ['ready without saying where', [{ kind: 'ready', machine: 'far' }], 'environment is missing; allowed is an object.'],
  ['of a trial before they are ready', [epochSaid({})], 'It said epoch before it was ready.'],
  ['ready more than once', [READY, READY], 'It said once more that it was ready.'],
])('workers that are %s are given up after three of them', (_what, said, why) => {
  const { puppets, told } = scene();
  for (let start = 0; start < 3; start++) {
    for (const message of said) puppets.at(-1)!.say(message as FromWorker);
    puppets.at(-1)!.end('It is gone.');
  }
  expect([puppets.length, told]).toEqual([3, [`The worker was ended. ${why}`]]);
});

test('what a worker says in words cannot steer a terminal', () => {
  const { pool, puppets, told, ready, train } = scene();
  ready();
  train(7);
  puppets[0]!.say({ kind: 'failed', ...ATTEMPT, message: 'It \u001b[31mfailed\u001b[0m.\u0007\r\n\tHere.', fault: 'trial' });
  expect(told).toEqual([[7, 'It failed.\n\tHere.']]);
  pool.close();
});
