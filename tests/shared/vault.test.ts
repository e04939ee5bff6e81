import { expect, test } from 'vitest';
import { readingBias, readingsText, vaultWarning } from '../../shared/vault.ts';

test('the first reading owes nothing to a choice, later ones as much as Blum and Hardt say', () => {
  expect(readingBias(1, 10_000)).toEqual({ fixed: 0, adaptive: 0.01 });
  const { fixed, adaptive } = readingBias(4, 10_000);
  expect(fixed).toBeCloseTo(0.011774, 6);
  expect(adaptive).toBe(0.02);
});

test('a warning names how often it was read and what another reading does', () => {
  expect(vaultWarning(1, 10_000)).toMatch(
    /^The vault has been read once by this study\. Of 2 readings of 10,000 rows, .*0\.8 points .*1\.4 points/,
  );
});

test.each([
  [0, 0, 'The vault is sealed.'],
  [0, 2, 'The vault is sealed for this study; other studies have read it 2 times.'],
  [1, 1, 'The vault was read once by this study.'],
  [2, 3, 'The vault was read 2 times by this study, and once by other studies.'],
])('%d readings of %d are told as they are', (own, all, text) => {
  expect(readingsText(own, all)).toBe(text);
});
