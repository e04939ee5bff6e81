import { expect, test } from 'vitest';
import { coresBeside, holderOf } from '../../../../electron/engine/jobs/machine.ts';
import type { Cores, JobKind } from '../../../../shared/job.ts';

const job = (id: number, kind: JobKind, cores: Cores, parent: number | null = null) => ({ id, kind, cores, parent });
const search = (id: number, parent: number | null = null) => job(id, 'search', 'all', parent);

test('one job at a time has all cores, and nothing overtakes what waits for them', () => {
  expect(holderOf(search(2), [], [])).toBe(null);
  expect(holderOf(search(2), [search(1)], [])?.id).toBe(1);
  expect(holderOf(search(3), [], [search(2)])?.id).toBe(2);
});

test('one of each kind that takes a core runs beside it, and whatever takes none', () => {
  const running = [search(1), job(2, 'inspection', 'one'), job(3, 'fetch', 'none')];
  expect(holderOf(job(4, 'inspection', 'one'), running, [])?.id).toBe(2);
  expect(holderOf(job(5, 'experiment', 'one'), running, [])).toBe(null);
  expect(holderOf(job(6, 'fetch', 'none'), running, [])).toBe(null);
});

test('a part of a job that runs has its place in it; one whose job does not run has a place of its own', () => {
  expect(holderOf(search(9), [job(1, 'experiment', 'all'), search(2, 1)], [])?.id).toBe(1);
  expect(holderOf(search(9), [search(2, 1)], [])?.id).toBe(2);
});

test('what thinks takes all cores but where something trains', () => {
  expect(coresBeside([job(1, 'experiment', 'one'), job(2, 'fetch', 'none')], 4)).toBe(4);
  expect(coresBeside([job(1, 'experiment', 'one'), search(2)], 4)).toBe(1);
});
