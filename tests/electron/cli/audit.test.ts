import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Audit } from '../../../shared/audit.ts';
import { workplaceWithoutSamples, type Ended, type Workplace } from '../../support/terminal.ts';

let place: Workplace;
let ran: Ended;

beforeAll(async () => {
  place = workplaceWithoutSamples();
  const search = [
    'search',
    '--dataset',
    'generated',
    '--rows',
    '400',
    '--trials',
    '2',
    '--epochs',
    '1',
    '--seed',
    '3',
    '--workers',
    '1',
  ];
  const { stdout } = await place.run([...search, '--json']);
  const { study } = JSON.parse(stdout) as { study: number };
  ran = await place.run(['audit', String(study), '--json']);
}, 120_000);
afterAll(() => place.remove());

test('an audit looks at the rows and prints one JSON document with every check', () => {
  const { checks, rowsOpen } = JSON.parse(ran.stdout) as Audit;
  expect(rowsOpen).toBe(false);
  expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(checks.find(({ name }) => name === 'split')).toMatchObject({ outcome: 'passed' });
  expect(ran.code).toBe(0);
});

test('a study that there is not is refused', async () => {
  const { code, stderr } = await place.run(['audit', '999']);
  expect(code).toBe(1);
  expect(stderr).toContain('There is no study 999.');
});
