import { expect, test } from 'vitest';
import { mostSettled, settledOf, settledOfTrial, settledText } from '../../shared/confirmed.ts';
import { CONFIRMED, LEADING, overviewOf, USUAL, VAULT } from '../support/window-data.ts';

const study = overviewOf({ confirmed: CONFIRMED, ...VAULT });

test('a study has the mean of its leader, and the value of the vault', () => {
  expect(settledOf(overviewOf())).toEqual([]);
  expect(settledOf(study).map(settledText)).toEqual([
    'confirmed 0.7800 (0.7600 to 0.8000), trial 2',
    'vault 0.7700 (0.7306 to 0.8062), trial 2',
  ]);
  expect(settledOf(study)[0]!.meaning).toBe(
    'The configuration of trial 2, trained with 10 fresh model seeds: the highest mean of 2 configurations on confirm, with its 95 % interval over seeds and rows.',
  );
});

test('every trial of a configuration has what was confirmed of it, and the vault if it leads', () => {
  expect(settledOfTrial(study, { params: LEADING })).toEqual(settledOf(study));
  expect(settledOfTrial(study, { params: USUAL }).map(settledText)).toEqual([
    'confirmed 0.7700 (0.7500 to 0.7900), trial 1, the default',
  ]);
  expect(settledOfTrial(study, { params: USUAL })[0]!.meaning).toContain('The configuration of trial 1, the default, trained');
  expect(settledOfTrial(study, { params: { ...LEADING, units: 65 } })).toEqual([]);
});

test('a trial that is the same network as one before it says so', () => {
  const [leader, usual] = CONFIRMED.means;
  const means = [{ ...leader!, trial: 9, sameAs: 2 }, usual!];
  expect(settledOf(overviewOf({ confirmed: { ...CONFIRMED, means } })).map(settledText)).toEqual([
    'confirmed 0.7800 (0.7600 to 0.8000), trial 9 (the same network as trial 2)',
  ]);
});

test('a reading stays that of the trial it was made for, when another leads a later confirmation', () => {
  const [former, usual] = CONFIRMED.means;
  const again = { ...study, confirmed: { ...CONFIRMED, confirmation: 2, begun: 2, means: [usual!, former!] } };
  expect(settledOf(again).map(settledText)).toEqual([
    'confirmed 0.7700 (0.7500 to 0.7900), trial 1, the default',
    'vault 0.7700 (0.7306 to 0.8062), trial 2',
  ]);
  expect(settledOf(again)[0]!.meaning).toContain('It is confirmation 2 of 2 on the same rows.');
  expect(settledOf(again)[1]!.meaning).toContain('the median run of trial 2, which led confirmation 1, on 500 rows');
  expect(settledOfTrial(again, { params: USUAL }).map(({ name }) => name)).toEqual(['confirmed']);
  expect(settledOfTrial(again, { params: LEADING }).map(({ name }) => name)).toEqual(['confirmed', 'vault']);
  const gone = { ...again, confirmed: { ...again.confirmed, means: [usual!] } };
  expect(settledOfTrial(gone, { params: LEADING }).map(({ name }) => name)).toEqual(['vault']);
});

test('where there is room for one value, it is the first of the vault, else the mean on confirm', () => {
  expect(mostSettled(study).map(({ name }) => name)).toEqual(['vault']);
  expect(mostSettled({ ...study, vaultValues: [] }).map(({ name }) => name)).toEqual(['confirmed']);
  expect(mostSettled(overviewOf())).toEqual([]);
});

test('every reading of the vault stays in sight, and what another one does to its worth', () => {
  const [reading] = VAULT.vaultReadings;
  const [value] = VAULT.vaultValues;
  const twice = { ...study, vaultReadings: [reading!, reading!], vaultValues: [value!, { ...value!, reading: 2 }] };
  expect(settledOf(twice).map(({ name }) => name)).toEqual(['confirmed', 'vault, reading 1 of 2', 'vault, reading 2 of 2']);
  expect(settledOf(twice)[1]!.meaning).toContain(
    'read 2 times by this study. The best value of so many can be up to 6.32 points too good.',
  );
  expect(mostSettled(twice).map(({ name }) => name)).toEqual(['vault, reading 1 of 2']);
  const others = { ...study, readingsByOthers: 2 };
  expect(settledOf(others)[1]!.meaning).toContain(
    'read once by this study, and 2 times by other studies. The best value of so many',
  );
});
