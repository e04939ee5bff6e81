/** What the engine asks of every kind of task, held to by each of the catalogue. */
import { afterAll, describe, expect, test } from 'vitest';
import { foldersOf, makeFolders } from '../../../../electron/engine/folders.ts';
import { loadTools } from '../../../../electron/engine/pool/worker-tools.ts';
import { TASK_KINDS } from '../../../../electron/engine/tasks/catalogue.ts';
import { trialSeconds } from '../../../../electron/engine/tasks/cost.ts';
import { grantOf } from '../../../../electron/engine/tasks/grant.ts';
import { createPartitionFiles, type PartitionFiles } from '../../../../electron/engine/tasks/partition-files.ts';
import type { Params, PartitionName } from '../../../../shared/model.ts';
import { PARTITION_NAMES } from '../../../../shared/model.ts';
import type { SearchRequest } from '../../../../shared/search-request.ts';
import { valueRows } from '../../../../shared/task.ts';
import { refusalOf } from '../../../support/refusal.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { trialOf } from '../../../support/window-data.ts';

interface Case {
  readonly request: SearchRequest;
  readonly params: Params;
}

/** A small study of each kind, and a configuration of it. */
const CASES: Readonly<Record<string, Case>> = {
  network: { request: { task: { kind: 'network', dataset: 'generated', rows: 400 } }, params: { units: 16 } },
  program: {
    request: {
      task: {
        kind: 'program',
        command: 'train {rate}',
        folder: '/',
        measures: [{ name: 'score', goal: 'maximise' }],
      },
      space: { rate: { type: 'float', low: 0.1, high: 1 } },
    },
    params: { rate: 0.5 },
  },
};

function emptyCache(): PartitionFiles {
  const folders = foldersOf({ TRIALDECK_HOME: temporaryFolder(), TRIALDECK_CACHE: temporaryFolder() });
  makeFolders(folders);
  return createPartitionFiles(folders);
}

const listeners = process.listeners('SIGTERM');
afterAll(() => {
  for (const added of process.listeners('SIGTERM')) if (!listeners.includes(added)) process.off('SIGTERM', added);
});

test('each kind of the catalogue has a case here', () => {
  expect(Object.keys(CASES).sort()).toEqual(TASK_KINDS.map(({ name }) => name).sort());
});

describe.each(TASK_KINDS)('the task $name', (kind) => {
  const { request, params } = CASES[kind.name]!;
  const { task, space, measures, objectives } = kind.plan(request);

  test('plans a study of itself, with an objective that is measured', () => {
    expect(task.kind).toBe(kind.name);
    expect(Object.keys(space)).not.toEqual([]);
    expect(measures.map(({ name }) => name)).toEqual(expect.arrayContaining([...objectives]));
    expect(structuredClone(task)).toEqual(JSON.parse(JSON.stringify(task)));
  });

  test('takes a configuration of its space, and refuses a parameter that there is not', () => {
    kind.check(params, space);
    const known = (kind.parameters ?? []).map(({ name }) => name);
    if (kind.parameters !== null) expect(Object.keys(space).filter((name) => !known.includes(name))).toEqual([]);
    expect(refusalOf(() => kind.check({ ...params, nowhere: 1 }, space))).toMatchObject({ code: 'usage', field: 'nowhere' });
  });

  test('prepares what its workers are granted, the same twice, until it is released', () => {
    const partitions = emptyCache();
    const [held, again] = [kind.prepare(task, partitions), kind.prepare(task, partitions)];
    const grant = grantOf(kind, task, held?.data ?? null);
    expect(grant).toEqual(grantOf(kind, task, again?.data ?? null));
    expect(grant).toMatchObject({ kind: kind.name, confined: kind.confined, data: held?.data ?? null });
    held?.release();
    again?.release();
  });

  test('costs something, and the more the more epochs a trial has', () => {
    const cost = kind.cost(task);
    const seconds = [1, 2, 10].map((epochs) => trialSeconds(cost, params, epochs));
    expect(cost.epochSeconds(params)).toBeGreaterThan(0);
    expect(Math.min(cost.trialSeconds, cost.openingSeconds)).toBeGreaterThanOrEqual(0);
    expect(seconds).toEqual(seconds.toSorted((one, other) => one - other));
    expect(new Set(seconds).size).toBe(3);
    expect(kind.cost(task).epochSeconds(params)).toBe(cost.epochSeconds(params));
    expect(cost.endsEarly(space, 1)).toBe(false);
  });

  test('gives every partition that it names a role', () => {
    const { trains, decides, values, records } = kind.roles(task);
    const named: readonly PartitionName[] = [...trains, decides, values, ...(records === null ? [] : [records])];
    expect(named.filter((name) => !PARTITION_NAMES.includes(name))).toEqual([]);
    expect(trains).not.toContain(values);
  });

  test('says in sentences what cannot be done, and lets trials go on only where they can', () => {
    for (const why of Object.values(kind.cannot)) if (why !== null) expect(why).toMatch(/^[A-Z].*\.$/);
    const trial = trialOf({ params, state: 'completed', epochsDone: 1, bestEpoch: 1 });
    expect(kind.refusalToContinue(trial)).toBe(kind.cannot.resume);
    expect(kind.about(task).cannot).toEqual(kind.cannot);
    expect(kind.about(task).title).not.toBe('');
  });

  test('is looked into, measured on *confirm* and shown row by row as what it is, or says why not', () => {
    const partitions = emptyCache();
    const answers = [
      [kind.cannot.inspect, () => kind.inspecting(task).kind],
      [kind.cannot.confirm, () => kind.confirming(task).kind],
    ] as const;
    for (const [why, answer] of answers) {
      if (why === null) expect(answer()).toBe(kind.name);
      else expect(answer).toThrow(why);
    }
    const { dataset, hits } = kind.about(task);
    // A confirmation judges on rows of its own, and the vault opens for what was confirmed.
    if (kind.cannot.confirm === null) expect(task.split?.confirm).toBeGreaterThan(0);
    expect(dataset !== null && kind.cannot.confirm === null).toBe(hits !== null);
    const select = valueRows(task);
    if (select === null) expect(() => kind.rows(task, 'select', partitions)).toThrow('not known here');
    else expect(kind.rows(task, 'select', partitions).labels).toHaveLength(select);
  });

  test('gives workers the tools to look into trials only where it says so', async () => {
    const { inspect, trainer } = await loadTools(kind.name, temporaryFolder());
    expect(inspect !== null).toBe(kind.cannot.inspect === null);
    expect(trainer.engine).not.toBe('');
  });

  test('makes its yardstick of its own trials, where it has one', () => {
    const { task: measured, trainings } = kind.yardstick?.() ?? { task, trainings: [{ params, epochs: 1 }] };
    expect(measured.kind).toBe(kind.name);
    for (const training of trainings) kind.check(training.params, space);
    expect(trainings).not.toEqual([]);
  });
});

test('a kind that there is not is refused with those that there are', async () => {
  await expect(loadTools('riddle', temporaryFolder())).rejects.toThrow('This worker trains no trials of the kind riddle.');
});
