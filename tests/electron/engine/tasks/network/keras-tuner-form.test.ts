import { expect, test } from 'vitest';
import { parseKerasTunerSearch } from '../../../../../electron/engine/tasks/network/keras-tuner-form.ts';
import { kerasTunerSearch } from '../../../../support/keras-tuner-search.ts';
import { refusalOf } from '../../../../support/refusal.ts';

const SPLIT = { seed: 1, train: 42_000, stop: 6000, select: 6000, confirm: 6000 };
const STUDY_EPOCHS = 4;

/** The search with the value at a place such as `trials.0.params`. */
function changed(place: string, value: unknown): unknown {
  const document: unknown = structuredClone(kerasTunerSearch(SPLIT));
  const keys = place.split('.');
  const owner = keys.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
  (owner as Record<string, unknown>)[keys.at(-1)!] = value;
  return document;
}

test('a search whose parts agree is taken as it is', () => {
  const document = kerasTunerSearch(SPLIT);
  expect(parseKerasTunerSearch(document, STUDY_EPOCHS)).toEqual(document);
});

test.each<[place: string, value: unknown, field: string, rule: string]>([
  ['trials.0.epochs.0.select.accuracy', 5, 'trials[0].epochs[0].select.accuracy', 'is 5; allowed is a number from 0 to 1'],
  ['trials.0.epochs.1.stop.accuracy', -3, 'trials[0].epochs[1].stop.accuracy', 'is -3; allowed is a number from 0 to 1'],
  ['trials.0.epochs.0.stop.loss', -1, 'trials[0].epochs[0].stop.loss', 'is -1; allowed is a number of at least 0'],
  ['trials.0.epochs.0.durationMs', -1e9, 'trials[0].epochs[0].durationMs', 'allowed is a number from 0 to 1000000000'],
  ['trials.0.score', 1e308, 'trials[0].score', 'is 1e+308; allowed is a number from 0 to 1'],
  ['trials.0.status', 'FAILED', 'trials[0].status', 'is "FAILED"; allowed is COMPLETED'],
  ['trials.0.epochs', [], 'trials[0].epochs', 'is []; allowed is a list of at least 1 entries'],
  ['trials.0.id', '0'.repeat(41), 'trials[0].id', 'allowed is a text of 1 to 40 letters'],
  ['trials.0.id', 'a\u001b[2J\u0000', 'trials[0].id', 'allowed is a text of 1 to 40 letters'],
  ['trials.1.id', '0000', 'trials[0].id', 'is "0000"; allowed is an id of its own: trials[1] has it, too'],
  ['trials.0.bracket', 2 ** 53 - 1, 'trials[0].bracket', 'allowed is a whole number from 0 to 100'],
  ['trials.0.target', 1e15, 'trials[0].target', 'allowed is a whole number from 1 to 10000'],
  ['trials.0.target', 5, 'trials[0].target', 'is 5; allowed is at most 4, the epochs of the search'],
  ['trials.0.target', 1, 'trials[0].target', 'is 1; allowed is at least 2, its last epoch'],
  [
    'trials.0.params',
    JSON.parse('{"units": 64, "__proto__": 1}'),
    'trials[0].params',
    'allowed is an object without the name __proto__',
  ],
  ['trials.2.params', { units: 32 }, 'trials[2].params', 'is {"units":32}; allowed is what trials[0] has, which it continues'],
  ['trials.2.parent', 99, 'trials[2].parent', 'is 99; allowed is at most 1: a trial before it'],
  ['trials.2.parent', 2, 'trials[2].parent', 'is 2; allowed is at most 1: a trial before it'],
  ['trials.0.parent', 0, 'trials[0].parent', 'is 0; allowed is null, as no trial is before it'],
  ['trials.2.parent', 1, 'trials[2].parent', 'is 1; allowed is a trial whose losses stayed finite'],
  [
    'trials.0.endedAt',
    '2026-11-30T02:00:00.500Z',
    'trials[0].endedAt',
    'allowed is 2026-11-30T02:00:01.000Z or later, as trials[0].startedAt',
  ],
  [
    'trials.0.startedAt',
    '2026-11-30T01:59:59.000Z',
    'trials[0].startedAt',
    'allowed is 2026-11-30T02:00:00.000Z or later, as startedAt says',
  ],
  ['trials.1.startedAt', '2026-11-30T02:00:09.000Z', 'trials[1].startedAt', 'or later, as trials[0].endedAt says'],
  ['endedAt', '2019-12-01T00:00:00.000Z', 'endedAt', 'or later, as startedAt says'],
  ['endedAt', '2026-11-30T02:00:30.000Z', 'endedAt', 'or later, as trials[2].endedAt says'],
  ['endedAt', '9999-12-31T23:59:59.000Z', 'endedAt', 'allowed is a time in ISO 8601 from 2019 to 2099'],
  ['epochs', 3000, 'epochs', 'is 3000; allowed is at most 4, as in the study'],
  ['totalEpochs', 1, 'totalEpochs', 'is 1; allowed is 6, as many as its trials have'],
  ['machine.cores', 2 ** 53 - 1, 'machine.cores', 'allowed is a whole number from 1 to 4096'],
  ['versions.Keras', 'x'.repeat(201), 'versions.Keras', 'allowed is a text of at most 200 characters'],
])('%s cannot be what it is: %#', (place, value, field, rule) => {
  const refusal = refusalOf(() => parseKerasTunerSearch(changed(place, value), STUDY_EPOCHS));
  expect(refusal.field).toBe(field);
  expect(refusal.message).toContain(rule);
});
