import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillStudy } from '../../../bench/app/generated-study.ts';
import type { Importances } from '../../../shared/importance.ts';
import { workplaceWithoutSamples, type Workplace } from '../../support/terminal.ts';

let place: Workplace;

beforeAll(() => {
  place = workplaceWithoutSamples();
  fillStudy(place.database, { trials: 120, epochs: 2, seed: 2 });
});
afterAll(() => place.remove());

test('what mattered is printed, with its intervals and what it does not say', async () => {
  const { stdout, code } = await place.run(['importance', '1']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/(mattered|cannot be told)/);
  expect(stdout).toContain('PED-ANOVA, Watanabe, Bansal and Hutter 2023');
  expect(stdout).toContain('It does not say which value is good');
}, 60_000);

test('the same as JSON, by another method', async () => {
  const { stdout } = await place.run(['importance', '1', '--method', 'fanova', '--region', 'good', '--json']);
  const { method, region, used, parameters, pairs } = JSON.parse(stdout) as Importances;
  expect({ method, region }).toEqual({ method: 'fanova', region: 'good' });
  expect(used).toBeGreaterThan(41);
  expect(parameters.length).toBeGreaterThan(2);
  expect(pairs.length).toBeGreaterThan(0);
}, 60_000);

test('a method that there is not is refused', async () => {
  const { code, stderr } = await place.run(['importance', '1', '--method', 'shap']);
  expect(code).toBe(2);
  expect(stderr).toContain('ped-anova');
}, 60_000);
