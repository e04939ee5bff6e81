import { expect, test } from 'vitest';
import { readingBias, readingsForLadder, readingsText, vaultWarning, worthOf } from '../../shared/vault.ts';

test('the first reading owes nothing to a choice, later ones as much as Blum and Hardt say', () => {
  expect(readingBias(1, 10_000)).toMatchObject({ fixed: 0, adaptive: 0.01 });
  const { fixed, adaptive, ladder } = readingBias(4, 10_000);
  expect(fixed).toBeCloseTo(0.011774, 6);
  expect(adaptive).toBe(0.02);
  // (ln(40,000) / 10,000)^(1/3)
  expect(ladder).toBeCloseTo(0.10195, 6);
});

test('the Ladder is of use from the first count of readings at which it promises more', () => {
  const readings = readingsForLadder(10_000);
  const promises = (count: number): boolean => readingBias(count, 10_000).ladder < readingBias(count, 10_000).adaptive;
  expect([promises(readings - 1), promises(readings)]).toEqual([false, true]);
});

test('a warning names how often it was read and what another reading does', () => {
  expect(vaultWarning({ own: 1, all: 1, rows: 10_000 })).toMatch(
    /^The vault was read once by this study\. Of 2 readings of 10,000 rows, .*0\.8 points .*√\(log k \/ n\).*1\.4 points .*√\(k \/ n\).*Ladder .* would promise less than that before about 126 readings\..*Roelofs et al\. 2019/,
  );
  expect(worthOf(200, 10_000)).toMatch(/√\(k \/ n\)\)\. .*Ladder .* could keep the latter at about 11\.3 points/);
});

test.each([
  [0, 0, 'The vault is sealed.'],
  [0, 2, 'The vault is sealed for this study; other studies have read it 2 times.'],
  [1, 1, 'The vault was read once by this study.'],
])('%d readings of %d are told as they are', (own, all, text) => {
  expect(readingsText({ own, all, rows: 10_000 })).toBe(text);
});

test('a log that has lost a reading is called damaged', () => {
  expect(readingsText({ own: 1, all: 1, rows: 10_000, lost: 1 })).toBe(
    'The vault was read once by this study; its log is damaged: 1 reading left no entry.',
  );
});

test('several readings stand with what they are worth, those of other studies counted', () => {
  expect(readingsText({ own: 2, all: 3, rows: 10_000 })).toMatch(
    /^The vault was read 2 times by this study, and once by other studies\. Of 3 readings of 10,000 rows, /,
  );
});
