import { expect, test } from 'vitest';
import { coresBeside, firstInTurn, holderOf } from '../../../../electron/engine/jobs/machine.ts';
import type { JobState } from '../../../../shared/job-state.ts';
import type { Cores, JobKind } from '../../../../shared/job.ts';

const job = (id: number, state: JobState, kind: JobKind, cores: Cores, parent: number | null = null) => ({
  id,
  state,
  kind,
  cores,
  parent,
});
const search = (id: number, state: JobState, parent: number | null = null) => job(id, state, 'search', 'all', parent);

test('one job at a time has all cores, and nothing overtakes what waits for them', () => {
  const second = search(2, 'waiting');
  expect(holderOf(second, [second])).toBe(null);
  expect(holderOf(second, [search(1, 'running'), second])?.id).toBe(1);
  const third = search(3, 'waiting');
  expect(holderOf(third, [second, third])?.id).toBe(2);
  expect(holderOf(second, [second, third])).toBe(null);
});

test('one of each kind that takes a core runs beside it, and whatever takes none', () => {
  const running = [search(1, 'running'), job(2, 'running', 'inspection', 'one'), job(3, 'running', 'fetch', 'none')];
  const holder = (kind: JobKind, cores: Cores) => {
    const next = job(4, 'waiting', kind, cores);
    return holderOf(next, [...running, next]);
  };
  expect(holder('inspection', 'one')?.id).toBe(2);
  expect(holder('experiment', 'one')).toBe(null);
  expect(holder('fetch', 'none')).toBe(null);
});

test('a part of a job that runs has its place in it; one whose job does not run has a place of its own', () => {
  const next = search(9, 'waiting');
  expect(holderOf(next, [job(1, 'running', 'experiment', 'all'), search(2, 'running', 1), next])?.id).toBe(1);
  expect(holderOf(next, [search(2, 'running', 1), next])?.id).toBe(2);
});

test('the first whose turn has come need not be the first in line', () => {
  const line = [
    search(1, 'running'),
    search(2, 'waiting'),
    job(3, 'waiting', 'fetch', 'none'),
    job(4, 'waiting', 'fetch', 'none'),
  ];
  expect(firstInTurn(line)?.id).toBe(3);
  expect(firstInTurn(line.slice(0, 2))).toBe(null);
});

test('what thinks takes all cores but where something trains', () => {
  const experiment = job(1, 'running', 'experiment', 'one');
  expect(coresBeside([experiment, job(2, 'running', 'fetch', 'none'), search(3, 'waiting')], 4)).toBe(4);
  expect(coresBeside([experiment, search(2, 'running')], 4)).toBe(1);
});
