/** kill -9 at the worst moment: no finished epoch is lost, and the search ends as if nothing had happened. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../db/open-store.ts';
import type { Epoch } from '../../../shared/model.ts';
import type { SessionResult } from '../../../electron/cli/results.ts';
import { childrenOf, until, workplaceWithoutSamples, type Workplace } from '../../support/terminal.ts';

const SPACE = {
  hidden_layers: { type: 'int', low: 1, high: 2 },
  units: { type: 'int', low: 64, high: 200 },
  batch_size: { type: 'fixed', value: 8 },
  dropout_rate: { type: 'float', low: 0, high: 0.5 },
  optimizer: { type: 'categorical', values: ['adam', 'rmsprop'] },
};

const places: Workplace[] = [];
let unbroken: readonly unknown[];

function prepared(): { readonly place: Workplace; readonly search: readonly string[] } {
  const place = workplaceWithoutSamples();
  places.push(place);
  const space = place.file('space.json', SPACE);
  const size = ['--dataset', 'generated', '--rows', '1000', '--epochs', '50', '--trials', '4', '--workers', '2', '--seed', '11'];
  return { place, search: ['search', ...size, '--space', space, '--json'] };
}

/** What must not depend on what happened to the processes. */
function outcome(json: string): readonly unknown[] {
  return (JSON.parse(json) as SessionResult).trials.map(({ number, params, state, value, epochs }) => ({
    number,
    params,
    state,
    value,
    epochs: epochs.map(({ durationMs: _, ...metrics }) => metrics),
  }));
}

function epochsOnDisk(place: Workplace): readonly (readonly Epoch[])[] {
  const store = openStore(place.database, { readOnly: true });
  try {
    // The study is there a moment before its session.
    const session = store.studyOverviews()[0]?.sessions[0];
    return session ? store.trialsOf(session.id).map(({ id }) => store.epochs(id)) : [];
  } finally {
    store.close();
  }
}

const countOnDisk = (place: Workplace): number => epochsOnDisk(place).reduce((sum, epochs) => sum + epochs.length, 0);

beforeAll(async () => {
  const { place, search } = prepared();
  const ended = await place.run(search);
  expect(ended.stderr).not.toContain('went wrong');
  unbroken = outcome(ended.stdout);
  expect(unbroken).toHaveLength(4);
});

afterAll(() => places.forEach((place) => place.remove()));

test('a worker that is killed costs nothing: its trial goes on from its last epoch', async () => {
  const { place, search } = prepared();
  const running = place.start(search);
  await until(() => countOnDisk(place) > 6);
  process.kill(childrenOf(running.process.pid!)[0]!, 'SIGKILL');
  const { code, stdout, stderr } = await running.ended;
  expect(stderr).toContain('The worker was ended from outside (SIGKILL)');
  expect(code).toBe(0);
  expect(outcome(stdout)).toEqual(unbroken);
});

test('the whole process killed: every finished epoch is there, and resume ends the same', async () => {
  const { place, search } = prepared();
  const running = place.start(search);
  await until(() => countOnDisk(place) > 10);
  const before = epochsOnDisk(place);
  process.kill(running.process.pid!, 'SIGKILL');
  await running.ended;
  const after = epochsOnDisk(place);
  before.forEach((epochs, trial) => expect(after[trial]!.slice(0, epochs.length)).toEqual(epochs));

  const resumed = await place.run(['resume', '--json']);
  expect(resumed.code).toBe(0);
  expect(outcome(resumed.stdout)).toEqual(unbroken);
});

test('workers end with their owner', async () => {
  const { place, search } = prepared();
  const running = place.start(search);
  await until(() => countOnDisk(place) > 1);
  const workers = childrenOf(running.process.pid!);
  expect(workers.length).toBe(2);
  process.kill(running.process.pid!, 'SIGKILL');
  await running.ended;
  await until(() => workers.every((pid) => !existsSync(`/proc/${pid}`)));
});

test('Ctrl-C pauses after the running epochs, and resume ends the same', async () => {
  const { place, search } = prepared();
  const running = place.start(search);
  await until(() => countOnDisk(place) > 4);
  // As a terminal does: the signal goes to the whole group of processes.
  process.kill(-running.process.pid!, 'SIGINT');
  const { code, stdout } = await running.ended;
  expect({ code, state: (JSON.parse(stdout) as SessionResult).state }).toEqual({ code: 130, state: 'paused' });
  const resumed = await place.run(['resume', '--json']);
  expect(outcome(resumed.stdout)).toEqual(unbroken);
});

test('pause from another terminal pauses the search', async () => {
  const { place, search } = prepared();
  const running = place.start(search);
  await until(() => countOnDisk(place) > 4);
  const paused = await place.run(['pause']);
  expect(paused.stdout).toMatch(/^Job \d+, Random search, is paused\. Go on with: trialdeck resume \d+$/m);
  expect((await running.ended).code).toBe(130);
});
