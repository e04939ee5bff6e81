/** What every pool promises, see electron/engine/pool/pool.ts. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../shared/system-clock.ts';
import type { Environment } from '../../shared/model.ts';
import { NETWORK_MEASURES } from '../../electron/engine/tasks/network/measures/catalogue.ts';
import type { OpenPool, Pool, PoolListener, PoolOptions } from '../../electron/engine/pool/pool.ts';
import type { KeptState, TrialWork } from '../../electron/engine/pool/work.ts';
import { stateFile } from '../../electron/engine/pool/worker-files.ts';
import { checkpointContent } from '../../electron/engine/tasks/checkpoint-content.ts';
import { readCheckpoint } from '../../electron/engine/tasks/network/training/checkpoint.ts';
import { fakeClock } from './fake-clock.ts';
import { formulaEpoch } from './formula-workers.ts';
import { formulaRows, type Course } from './formula-trainer.ts';
import { SIMULATED_ENVIRONMENT } from './simulated-studies.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { networkRoles } from '../../electron/engine/tasks/network/roles.ts';
import { GENERATED_TASK } from '../../bench/app/generated-study.ts';

const ROWS = 4711;

interface Scene {
  readonly pool: Pool;
  readonly checkpoints: string;
  /** What was told, in order: an epoch's number, or the trial's end. */
  readonly told: readonly (readonly [trialId: number, what: number | string])[];
  of(trialId: number): readonly (number | string)[];
  train(trialId: number, course?: Course, more?: Partial<TrialWork>, began?: Environment): boolean;
  state(trialId: number): KeptState;
  /** Waits until this is so. */
  until(condition: () => boolean): Promise<void>;
  idle(): Promise<void>;
}

/** @param open opens pools whose workers train by the formula of formula-trainer.ts */
export function poolConformance(open: () => OpenPool): void {
  const scene = (more: Partial<PoolOptions> = {}, hear: Partial<PoolListener> = {}): Scene => {
    const folder = temporaryFolder();
    const checkpoints = path.join(folder, 'checkpoints');
    mkdirSync(checkpoints);
    const data = { name: 'rows-by-content', file: path.join(folder, 'rows') };
    writeFileSync(data.file, String(ROWS));
    const told: [number, number | string][] = [];
    const pool: Pool = open()(
      {
        workers: 1,
        kind: 'network',
        confined: true,
        data,
        checkpointFolder: checkpoints,
        environment: SIMULATED_ENVIRONMENT,
        clock: systemClock,
        ...more,
      },
      {
        onIdle: () => {},
        onEpoch: (trialId, { epoch }) => void told.push([trialId, epoch]),
        onEnd: (trialId, { state }) => void told.push([trialId, state]),
        onFailed: (trialId, message, fault) => void told.push([trialId, `failed (${fault}): ${message}`]),
        onLost: (trialId, reason) => void told.push([trialId, `lost: ${reason}`]),
        onBroken: (reason) => void told.push([0, `broken: ${reason}`]),
        ...hear,
      },
    );
    onTestFinished(() => pool.close());
    const until = (condition: () => boolean): Promise<void> =>
      vi.waitFor(() => expect(condition()).toBe(true), { timeout: 20_000, interval: 5 });
    return {
      pool,
      checkpoints,
      told,
      until,
      of: (trialId) => told.filter(([id]) => id === trialId).map(([, what]) => what),
      idle: () => until(() => pool.hasIdle()),
      state: (trialId) => ({
        name: `trial-${trialId}`,
        content: checkpointContent(stateFile(checkpoints, `trial-${trialId}`)),
      }),
      train: (trialId, course = {}, workMore = {}, began) =>
        pool.train({
          trialId,
          number: trialId,
          work: { ...workOf(trialId, course, data.name), ...workMore },
          began: began ?? null,
          assigned: () => {},
        }),
    };
  };
  const ended =
    ({ of }: Scene, trialId: number) =>
    (): boolean =>
      typeof of(trialId).at(-1) === 'string';

  describe('one end', () => {
    test('epochs come in order, then one end, and nothing after it', async () => {
      const at = scene();
      await at.idle();
      expect(at.train(1)).toBe(true);
      await at.until(ended(at, 1));
      await at.idle();
      expect(at.train(2)).toBe(true);
      await at.until(ended(at, 2));
      expect(at.told).toEqual([1, 2].flatMap((id) => [1, 2, 3, 'completed'].map((what) => [id, what])));
    });

    test('a trial that cannot be trained has failed, and its worker is well', async () => {
      const at = scene();
      await at.idle();
      at.train(1, { trouble: 'fails', at: 2 });
      await at.until(ended(at, 1));
      expect(at.of(1)).toEqual([1, 'failed (trial): The formula failed.']);
      await at.idle();
      at.train(2);
      await at.until(ended(at, 2));
      expect(at.of(2).at(-1)).toBe('completed');
    });

    test('after the pool is closed nothing is told', async () => {
      const at = scene();
      await at.idle();
      at.train(1, { epochMs: 20 });
      await at.until(() => at.told.length > 0);
      at.pool.close();
      const before = at.told.length;
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect([at.told.length, at.pool.hasIdle(), at.train(2)]).toEqual([before, false, false]);
    });
  });

  describe('ownership', () => {
    test('a worker has one trial, and a trial one worker', async () => {
      const at = scene({ workers: 2 });
      await at.until(() => at.pool.status().every(({ doing }) => doing === 'idle'));
      expect(at.train(1, { epochMs: 50 })).toBe(true);
      expect(() => at.train(1)).toThrow('Trial 1 has a worker already.');
      expect(at.train(2, { epochMs: 50 })).toBe(true);
      expect([at.pool.hasIdle(), at.train(3)]).toEqual([false, false]);
      expect(at.pool.status()).toMatchObject(
        [1, 2].map((trialId) => ({ worker: trialId, doing: 'training', trialId, epoch: 0 })),
      );
    });

    test('a worker that answers to nobody waits for an answer to every epoch', async () => {
      const at = scene({ answers: true });
      await at.idle();
      at.train(1);
      await at.until(() => at.told.length === 1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(at.of(1)).toEqual([1]);
      at.pool.goOn(1);
      await at.until(() => at.told.length === 2);
      at.pool.stop(1);
      await at.until(ended(at, 1));
      expect(at.of(1)).toEqual([1, 2, 'stopped']);
    });

    test('a stop ends the trial after the epoch that is being trained', async () => {
      const at = scene({}, {});
      await at.idle();
      at.train(1, { epochMs: 30 }, { epochs: 1_000 });
      await at.until(() => at.of(1).length > 0);
      at.pool.stop(1);
      await at.until(ended(at, 1));
      expect(at.of(1).at(-1)).toBe('stopped');
      expect(at.of(1).length).toBeLessThan(1_000);
    });
  });

  describe('checkpoints and data', () => {
    test('the rows are found by their name, and the numbers are those of the formula', async () => {
      const told: unknown[] = [];
      const at = scene({}, { onEpoch: (_, ...epoch) => void told.push(epoch) });
      await at.idle();
      at.train(1);
      await at.until(ended(at, 1));
      const { params, modelSeed } = workOf(1, {}, '');
      const epochOf = (epoch: number) => ({ ...formulaEpoch({ params, modelSeed }, epoch), facts: { rows: ROWS } });
      expect(told).toEqual([1, 2, 3].map((epoch) => [epochOf(epoch), formulaRows(GENERATED_TASK)]));
    });

    test('rows of another name are refused', async () => {
      const at = scene();
      await at.idle();
      at.train(1, {}, { data: 'other-rows' });
      await at.until(ended(at, 1));
      expect(at.of(1)).toEqual([expect.stringMatching(/^failed \(trial\): .*other-rows/)]);
    });

    test('when an epoch is told, its checkpoint lies with the owner', async () => {
      const found: number[] = [];
      const at = scene(
        {},
        {
          onEpoch: (trialId) => void found.push(readCheckpoint(stateFile(at.checkpoints, `trial-${trialId}`)).epochsDone),
        },
      );
      await at.idle();
      at.train(1, { epochMs: 30 });
      await at.until(ended(at, 1));
      expect(found).toEqual([1, 2, 3]);
    });

    test('a trial goes on from the state that its work names', async () => {
      const at = scene();
      await at.idle();
      at.train(1);
      await at.until(ended(at, 1));
      const checkpoint = { keep: 'trial-2', resumeFrom: at.state(1) };
      await at.idle();
      at.train(2, {}, { epochs: 5, epochsKnown: 3, checkpoint });
      await at.until(ended(at, 2));
      expect(at.of(2)).toEqual([4, 5, 'completed']);
      expect(readCheckpoint(stateFile(at.checkpoints, 'trial-2')).epochsDone).toBe(5);
    });

    test('a state that is damaged is told by its fault', async () => {
      const at = scene();
      await at.idle();
      at.train(1);
      await at.until(ended(at, 1));
      const content = readFileSync(stateFile(at.checkpoints, 'trial-1'));
      // Under a name of which no worker has a whole one.
      writeFileSync(stateFile(at.checkpoints, 'trial-9'), content.with(content.length - 1, 1));
      await at.idle();
      at.train(2, {}, { checkpoint: { keep: null, resumeFrom: at.state(9) } });
      await at.until(ended(at, 2));
      expect(at.of(2)).toEqual([expect.stringMatching(/^failed \(checkpoint\): .* was altered or cut short/)]);
    });

    test('a state that has another content by now is not gone on from', async () => {
      const at = scene();
      await at.idle();
      at.train(1);
      await at.until(ended(at, 1));
      await at.idle();
      at.train(2, {}, { checkpoint: { keep: null, resumeFrom: { name: 'trial-1', content: 'another' } } });
      await at.until(ended(at, 2));
      expect(at.of(2)).toEqual([
        expect.stringMatching(/^failed \(trial\): The checkpoint trial-1 was changed since it was named/),
      ]);
    });
  });

  describe('loss', () => {
    test('the trial of a worker that dies is lost once, and goes on in the next one where it was', async () => {
      const at = scene();
      await at.idle();
      at.train(1, { trouble: 'dies', at: 3 }, { epochs: 4 });
      await at.until(ended(at, 1));
      expect(at.of(1)).toEqual([1, 2, expect.stringMatching(/^lost: The worker was ended from outside \(SIGKILL\)/)]);
      await at.idle();
      at.train(
        1,
        { trouble: 'dies', at: 3 },
        { epochs: 4, epochsKnown: 3, checkpoint: { keep: 'trial-1', resumeFrom: at.state(1) } },
      );
      await at.until(() => at.of(1).at(-1) === 'completed');
      expect(
        at
          .of(1)
          .slice(3)
          .filter((what) => what !== 3),
      ).toEqual([4, 'completed']);
    });

    test('a worker that hangs is ended when its time is over, and its trial is lost', async () => {
      const clock = fakeClock();
      const at = scene({ clock, limits: { epochMs: 60_000 } });
      await at.idle();
      at.train(1, { trouble: 'hangs', at: 2 });
      await at.until(() => at.of(1).length === 1);
      clock.pass(60_000);
      await at.until(ended(at, 1));
      expect(at.of(1)).toEqual([1, 'lost: The worker was ended. Nothing was heard of its trial within 60 seconds.']);
      await at.idle();
      at.train(2);
      await at.until(ended(at, 2));
      expect(at.of(2).at(-1)).toBe('completed');
    });

    test('an idle worker answers when it is asked for a word', async () => {
      const clock = fakeClock();
      const at = scene({ clock, limits: { leaseMs: 1_000 } });
      await at.idle();
      for (const askedMs of [1_000, 2_500]) {
        clock.pass(askedMs - clock.ms());
        clock.pass(500);
        // Its answer takes the place of its end, and it is asked again later.
        await at.until(() => clock.dueMs() === askedMs + 1_500);
      }
      expect(at.pool.hasIdle()).toBe(true);
    });

    test('workers that are never ready are given up', async () => {
      const at = scene({ limits: { startMs: 1 } });
      await at.until(() => at.told.length > 0);
      expect(at.told).toEqual([[0, 'broken: The worker was ended. It was not ready within 0.001 seconds.']]);
      expect(at.pool.reach(null)).toBe('never');
    });

    test('the processes end with the pool', async () => {
      const at = scene({ workers: 2 });
      await at.until(() => at.pool.status().every(({ doing }) => doing === 'idle'));
      const pids = at.pool.pids();
      at.pool.close();
      await at.until(() => pids.every((pid) => !existsSync(`/proc/${pid}/exe`)));
    });
  });

  describe('workers come and go', () => {
    test('further ones train, and those that are no longer wanted end their trial before they go', async () => {
      const at = scene();
      await at.idle();
      at.train(1, { epochMs: 30 });
      at.pool.resize(2);
      await at.idle();
      expect(at.train(2, { epochMs: 30 })).toBe(true);
      at.pool.resize(1);
      expect(at.train(3)).toBe(false);
      await at.until(() => [1, 2].every((trialId) => ended(at, trialId)()));
      expect([1, 2].map((trialId) => at.of(trialId))).toEqual([1, 2].map(() => [1, 2, 3, 'completed']));
      await at.until(() => at.pool.status().length === 1);
      await at.idle();
      expect(at.train(3)).toBe(true);
    });
  });

  test('a trial that began goes to workers with its arithmetic alone', async () => {
    const places: Environment[] = [];
    const at = scene();
    expect(at.pool.reach(SIMULATED_ENVIRONMENT)).toBe('later');
    await at.idle();
    const work = workOf(1, { epochMs: 30 }, 'rows-by-content');
    const assigned = (_: number, environment: Environment): void => void places.push(environment);
    at.pool.train({ trialId: 1, number: 1, work, began: null, assigned });
    const [own] = places;
    expect(own).toEqual({ ...SIMULATED_ENVIRONMENT, engine: 'reference', tensorflow: 'formula' });
    const other = { ...own!, cpu: 'Another processor' };
    expect([at.pool.reach(own!), at.pool.reach(other)]).toEqual(['later', 'never']);
    await at.until(ended(at, 1));
    await at.idle();
    expect([at.pool.reach(own!), at.pool.reach(other), at.train(2, {}, {}, other), at.train(2, {}, {}, own)]).toEqual([
      'now',
      'never',
      false,
      true,
    ]);
  });
}

/** Of a trial that trains by the formula. @param data the name of its rows */
export function workOf(trialId: number, course: Course, data: string): TrialWork {
  return {
    params: { ...course },
    modelSeed: trialId,
    epochs: 3,
    maxEpochs: 5,
    measures: NETWORK_MEASURES,
    objective: NETWORK_MEASURES[0]!,
    task: GENERATED_TASK,
    number: 1,
    roles: networkRoles(false),
    session: 'one',
    data,
    checkpoint: { keep: `trial-${trialId}`, resumeFrom: null },
    epochsKnown: 0,
  };
}
