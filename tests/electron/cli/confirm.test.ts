import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConfirmationDetail } from '../../../shared/confirmation.ts';
import { workplaceWithoutSamples, type Workplace } from '../../support/terminal.ts';

let place: Workplace;
let study: string;

beforeAll(async () => {
  place = workplaceWithoutSamples();
  const search = ['search', '--dataset', 'generated', '--rows', '400', '--epochs', '2', '--trials', '3', '--seed', '5', '--json'];
  study = String((JSON.parse((await place.run(search)).stdout) as { study: number }).study);
});
afterAll(() => place.remove());

test('winners are confirmed, the vault is read once, and once more only where that is meant', async () => {
  const sealed = await place.run(['vault', study]);
  expect([sealed.code, sealed.stderr]).toEqual([1, expect.stringContaining('not confirmed yet')]);

  const planned = await place.run(['confirm', study, '--top', '3', '--seeds', '2', '--plan']);
  expect(planned.stdout).toMatch(/3 configurations × 2 seeds find a difference of \d+\.\d\d points four times in five\./);
  const confirmed = await place.run(['confirm', study, '--top', '1', '--seeds', '2']);
  expect(confirmed.code).toBe(0);
  expect(confirmed.stdout).toMatch(/has the highest mean of 2 runs/);
  expect(confirmed.stdout).toContain('The vault is sealed.');

  const sameRows = await place.run(['confirm', study, '--top', '1', '--seeds', '2']);
  expect([sameRows.code, sameRows.stderr]).toEqual([
    2,
    expect.stringContaining('the best of several confirmations is better by luck'),
  ]);

  const read = await place.run(['vault', study, '--json']);
  expect(read.code).toBe(0);
  const { vault, readings } = JSON.parse(read.stdout) as ConfirmationDetail;
  expect([vault[0]!.share.rows, readings.own]).toEqual([1000, 1]);

  const told = await place.run(['vault', study]);
  expect(told.code).toBe(0);
  expect(told.stdout).toContain('on the vault: ');
  expect(told.stdout).toContain('The vault was read once by this study.');
  expect(told.stdout).toContain('needs --again');

  const shown = await place.run(['confirm', study, '--show']);
  expect(shown.stdout).toMatch(/has the highest mean of 2 runs[^]*The vault was read once by this study\./);
  const untouched = JSON.parse((await place.run(['confirm', study, '--show', '--json'])).stdout) as ConfirmationDetail;
  expect([untouched.confirmation!.number, untouched.readings.own]).toEqual([1, 1]);

  const unmeant = await place.run(['confirm', study, '--top', '1', '--seeds', '2']);
  expect([unmeant.code, unmeant.stdout]).toEqual([2, '']);
  expect(unmeant.stderr).toMatch(/The vault is open: who leads another confirmation .* say so: --again\./);

  const again = await place.run(['vault', study, '--again']);
  expect(again.code).toBe(0);
  expect(again.stdout).toContain('The vault was read 2 times by this study.');
});

test('options that cannot be are refused by their name', async () => {
  const { code, stderr } = await place.run(['confirm', study, '--seeds', '1']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('seeds is 1; allowed is a whole number from 2 to 100.')]);
});
