import { expect, test } from 'vitest';
import { coresBeside, firstInTurn, holdersOf } from '../../../../electron/engine/jobs/machine.ts';
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
const ids = (jobs: readonly { readonly id: number }[]): readonly number[] => jobs.map(({ id }) => id);

test('one job at a time has all cores, and nothing overtakes what waits for them', () => {
  const second = search(2, 'waiting');
  expect(holdersOf(second, [second])).toEqual([]);
  expect(ids(holdersOf(second, [search(1, 'running'), second]))).toEqual([1]);
  const third = search(3, 'waiting');
  expect(ids(holdersOf(third, [search(1, 'running'), second, third]))).toEqual([1, 2]);
  expect(holdersOf(second, [second, third])).toEqual([]);
});

test('one of each kind that takes a core runs beside it, and whatever takes none', () => {
  const running = [search(1, 'running'), job(2, 'running', 'inspection', 'one'), job(3, 'running', 'fetch', 'none')];
  const holders = (kind: JobKind, cores: Cores) => {
    const next = job(4, 'waiting', kind, cores);
    return ids(holdersOf(next, [...running, next]));
  };
  expect(holders('inspection', 'one')).toEqual([2]);
  expect(holders('experiment', 'one')).toEqual([]);
  expect(holders('fetch', 'none')).toEqual([]);
});

test('a part of a job that runs has its place in it; one whose job does not run has a place of its own', () => {
  const next = search(9, 'waiting');
  expect(ids(holdersOf(next, [job(1, 'running', 'experiment', 'all'), search(2, 'running', 1), next]))).toEqual([1]);
  expect(ids(holdersOf(next, [search(2, 'running', 1), next]))).toEqual([2]);
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
