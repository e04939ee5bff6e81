/** What an earlier version trained is trained again: tests/fixtures/golden says by what. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HYPERPARAMETERS } from '../../../../../../shared/network/hyperparameters.ts';
import { runGoldenSearch, type GoldenSearchTrial } from '../../../../../support/golden-search.ts';
import { GOLDEN_PARAMS, trainGoldenTrials, type GoldenTrial } from '../../../../../support/golden-trials.ts';
import type { Machine } from '../../../../../support/machine.ts';
import { expectNear, isRecordedOn } from '../../../../../support/recorded-numbers.ts';
import { temporaryFolder } from '../../../../../support/temporary-folder.ts';

interface Golden<Trial> {
  readonly machine: Machine;
  readonly trials: readonly Trial[];
}

function recordedIn<Trial>(name: string): Golden<Trial> {
  return JSON.parse(readFileSync(new URL(`../../../../../fixtures/golden/${name}`, import.meta.url), 'utf8')) as Golden<Trial>;
}

/** Later than the recorded trials, and held against its formula (schedule.test.ts). */
const LATER = 'inverse_time';

test('the golden trials use every choice that a network has', () => {
  const choices = Object.entries(HYPERPARAMETERS).flatMap(([name, rule]) =>
    rule.type === 'choice' ? rule.values.map((value) => ({ name, value, default: rule.default })) : [],
  );
  const unused = choices.filter(
    (choice) =>
      choice.value !== LATER && !GOLDEN_PARAMS.some((params) => (params[choice.name] ?? choice.default) === choice.value),
  );
  expect(unused).toEqual([]);
});

test('twenty trials come out as they did, in every number and every weight', async () => {
  const { machine, trials: recorded } = recordedIn<GoldenTrial>('trials.json');
  const trained = await trainGoldenTrials(temporaryFolder());
  if (isRecordedOn(machine)) expect(trained).toStrictEqual(recorded);
  else expectNear(trained, recorded);
});

test('a Hyperband session with its worker comes out as it did, trial by trial', async () => {
  const { machine, trials: recorded } = recordedIn<GoldenSearchTrial>('search.json');
  const trained = await runGoldenSearch(temporaryFolder());
  if (isRecordedOn(machine)) return expect(trained).toStrictEqual(recorded);
  // Who is promoted may hang on one row; what is drawn and how it begins does not.
  const drawn = (all: readonly GoldenSearchTrial[]) => all.filter(({ parent }) => parent === null);
  expectNear(drawn(trained), drawn(recorded));
});
