import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../../shared/system-clock.ts';
import { followJobs, type Known } from '../../../electron/main/follow-jobs.ts';
import type { Job } from '../../../shared/job.ts';
import type { SearchRequest } from '../../../shared/search-request.ts';
import { portOfEventTarget } from '../../../shared/message-port.ts';
import { connectClient, serveConnection } from '../../../shared/wire.ts';
import { dispatch } from '../../../electron/engine/dispatch.ts';
import { createFakeBackend } from '../../support/fake-backend.ts';
import { addSimulatedStudy } from '../../support/simulated-studies.ts';
import { startSearch } from '../../support/started.ts';

const SEARCH: SearchRequest = {
  name: 'Followed',
  task: { kind: 'network', dataset: 'generated', rows: 1_000 },
  epochs: 2,
  budget: { trials: 2 },
  strategy: { name: 'random', options: {} },
};

/** A follower of a backend with one study, over a real pair of ports. */
function followed(epochMs = 1) {
  const backend = createFakeBackend({ scene: 'empty', epochMs });
  addSimulatedStudy(backend.store, { name: 'Small', trials: 2, seed: 1 });
  onTestFinished(backend.close);
  const connect = () => {
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port1.close());
    serveConnection(
      portOfEventTarget(port1),
      (call) => dispatch(backend.api, call, (bug) => expect.unreachable(String(bug))),
      backend.subscribe,
    );
    return connectClient(portOfEventTarget(port2));
  };
  const ended: Job[] = [];
  const changes: Known[] = [];
  const follower = followJobs({
    clock: systemClock,
    onChange: (known) => changes.push(known),
    onEnded: (job) => ended.push(job),
    readEveryMs: 10,
  });
  return { backend, connect, follower, ended, changes };
}

test('nothing is known, and nothing answers, before there is a host', () => {
  const { follower } = followed();
  expect(follower.known()).toEqual({ running: [], waiting: [], paused: [], studies: [], settings: null });
  expect(() => follower.api()).toThrow('The engine of Trialdeck is being started.');
});

test('studies and settings are known, and stay what they are while they change', async () => {
  const { backend, connect, follower } = followed();
  follower.follow(connect());
  await vi.waitFor(() => expect(follower.known().settings).toMatchObject({ keepAwake: true, notify: true }));
  expect(follower.known().studies).toHaveLength(1);
  await backend.api.renameStudy(follower.known().studies[0]!.id, 'Renamed');
  await vi.waitFor(() => expect(follower.known().studies[0]!.name).toBe('Renamed'));
  await backend.api.changeSettings({ notify: false });
  await vi.waitFor(() => expect(follower.known().settings).toMatchObject({ notify: false }));
});

test('a search is followed from its start to its end, which is told once', async () => {
  const { connect, follower, ended, changes } = followed();
  follower.follow(connect());
  const { jobId } = await startSearch(follower.api(), SEARCH);
  await vi.waitFor(() => expect(ended).toHaveLength(1));
  expect(ended[0]).toMatchObject({ id: jobId, state: 'finished', progress: { done: 2 } });
  expect(changes.some(({ running }) => running.some(({ id }) => id === jobId))).toBe(true);
  expect(follower.known().running).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(ended).toHaveLength(1);
});

test('all that runs is paused, and that is waited for; what waits does not take its place', async () => {
  const { connect, follower, ended } = followed(20);
  follower.follow(connect());
  await startSearch(follower.api(), { ...SEARCH, budget: { trials: 100 } });
  await startSearch(follower.api(), { ...SEARCH, name: 'Second', budget: { trials: 100 } });
  await vi.waitFor(() => expect([follower.known().running.length, follower.known().waiting.length]).toEqual([1, 1]));
  await follower.pauseAll(10_000);
  expect(follower.known().running).toEqual([]);
  expect(ended.map(({ state }) => state)).toEqual(['paused']);
  await vi.waitFor(() => expect(follower.known().paused).toHaveLength(2));
});

test('of a host that is gone nothing is known, and of the next one everything', async () => {
  const { connect, follower } = followed();
  const first = connect();
  follower.follow(first);
  await vi.waitFor(() => expect(follower.known().studies).toHaveLength(1));
  first.close();
  await vi.waitFor(() => expect(follower.known().studies).toEqual([]));
  expect(() => follower.api()).toThrow('Try again.');
  follower.follow(connect());
  await vi.waitFor(() => expect(follower.known().studies).toHaveLength(1));
});
