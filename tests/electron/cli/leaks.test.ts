import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LabReport } from '../../../shared/leaks/lab.ts';
import { workplaceWithoutSamples, type Ended, type Workplace } from '../../support/terminal.ts';

let place: Workplace;
let ran: Ended;

beforeAll(async () => {
  place = workplaceWithoutSamples();
  const small = ['--dataset', 'generated', '--repetitions', '2', '--seed', '3'];
  ran = await place.run(['leaks', '--quick', '--kind', 'groups', ...small, '--json']);
});
afterAll(() => place.remove());

test('a lab prints one JSON document with every figure and its repetitions', () => {
  expect(ran.code).toBe(0);
  const { done, of, measured } = JSON.parse(ran.stdout) as LabReport;
  expect([done, of]).toEqual([4, 4]);
  expect(measured).toMatchObject([{ leak: 'groups', illusion: { repetitions: 2 }, beside: [{ repetitions: 2 }] }]);
});

test('one that has ended is shown again without training, in words', async () => {
  const listed = JSON.parse((await place.run(['jobs', '--json'])).stdout) as { id: number; title: string }[];
  expect(listed[0]!.title).toBe('Leak lab, quick, 1 leak');
  const { code, stdout } = await place.run(['leaks', '--job', String(listed[0]!.id)]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Groups ignored by a random split \(planted, in generated data\)\s+\+\d+\.\d\d/);
  expect(stdout).toContain('not for quoting');
});

test('the same stands in Markdown where that is asked for', async () => {
  const [{ id }] = JSON.parse((await place.run(['jobs', '--json'])).stdout) as [{ id: number }];
  const { stdout } = await place.run(['leaks', '--job', String(id), '--markdown']);
  expect(stdout).toMatch(/^### Leaks, the largest illusion first\n/);
  expect(stdout).toMatch(/\n\| Groups ignored by a random split \(planted, in generated data\) \| \+\d+\.\d\d /);
});

test('a leak that there is not is refused by name', async () => {
  const { code, stderr } = await place.run(['leaks', '--kind', 'drip']);
  expect(code).toBe(2);
  expect(stderr).toContain('--kind is "drip". Known are ');
});
