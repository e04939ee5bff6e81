import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../db/open-store.ts';
import { confirmedRuns } from '../../electron/engine/confirmation/confirmed-runs.ts';
import { confirmationEvidence } from '../../electron/engine/insight/confirmation/evidence.ts';
import { overtuningDetail } from '../../electron/engine/overtuning/reader.ts';
import { compareTrials } from '../../electron/engine/rows/compare-trials.ts';
import { importSample, samplesFolder } from '../../electron/engine/samples.ts';
import type { PartitionFiles } from '../../electron/engine/tasks/partition-files.ts';
import { hundredthsText, valueText } from '../../shared/format/value.ts';
import type { Interval } from '../../shared/statistics/interval.ts';

const document = readFileSync('docs/fashion-mnist.md', 'utf8').replaceAll(/\n +/g, ' ').replaceAll('\n', ' ');
const store = openStore(':memory:');
afterAll(() => store.close());
const [studyId] = importSample(store, path.join(samplesFolder, 'fashion-mnist-assignment.db'));
const study = store.studyOverview(studyId!);
/** Of accuracy no rows are read. */
const noPartitions = {} as PartitionFiles;

const between = ({ low, high }: Interval): string => `${valueText(low)} to ${valueText(high)}`;
const points = (share: number): string => hundredthsText(100 * share);

test('the confirmation of the assignment’s study is told as it came out', () => {
  const confirmation = store.latestConfirmation(study.id)!;
  const { candidates, overDefault } = confirmationEvidence(confirmedRuns(store, noPartitions, confirmation))!;
  expect(candidates).toHaveLength(6);
  for (const { candidate, mean } of candidates) {
    const { trial, select } = confirmation.candidates[candidate]!;
    const row = new RegExp(
      `\\| trial ${trial}\\b[^|]* \\| ${valueText(select)} \\| ${valueText(mean.value)} \\| ${between(mean.interval)} \\|`,
    );
    expect(document).toMatch(row);
  }
  const { low, high } = overDefault!.interval;
  expect(document).toContain(
    `the leader's mean is ${points(overDefault!.value)} points above the default's, and the 95 % interval over seeds and rows, +${points(low)} to +${points(high)}`,
  );
});

test('the vault’s reading is the final number', () => {
  const [reading, ...more] = study.vaultValues;
  expect(more).toEqual([]);
  const { winner, share } = reading!;
  expect(winner.trial).toBe(497);
  expect(document).toContain(`The final honest number is ${valueText(share.right / share.rows)} (${between(share)})`);
});

test('what the best trial looks like, and is worth', () => {
  const { corrected } = study;
  if (corrected.kind !== 'corrected') throw new Error(corrected.reason);
  expect(document).toContain(
    `The best of ${study.trials} trials has ${valueText(study.bestValue)} on *select*; corrected for having been chosen that is ${valueText(corrected.value)} (${between(corrected.interval)})`,
  );
  const { counted, leftOut, inReach } = corrected;
  expect(document).toContain(`It is corrected among ${counted} trials: ${leftOut} keep no row results`);
  expect(document).toContain(`Of those ${leftOut}, ${inReach} are within three standard errors of the winner`);
  expect(document).toContain(`${study.trials - counted - leftOut} are models that were counted before`);
  const id = (number: number): number => store.trialNumbered(study.id, number);
  const compared = compareTrials(store, noPartitions, id(62), id(1));
  if (compared.kind !== 'rows') throw new Error(compared.reason);
  const { advantage, interval } = compared;
  expect(document).toContain(
    `trial 62 is ${points(advantage)} points better than trial 1 when what it may owe to having been chosen is taken off, from ${points(-interval.low)} points worse to ${points(interval.high)} better`,
  );
});

test('no incumbent before the last was better on confirm', () => {
  const { incumbents, found } = overtuningDetail(store, noPartitions, study.id);
  expect(found!.absolute).toBe(0);
  expect(document).toContain(`(${incumbents.map(({ confirm }) => valueText(confirm)).join(', ')}; single trainings)`);
});
