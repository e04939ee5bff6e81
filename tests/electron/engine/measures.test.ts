/**
 * The suite that every measure passes: whatever is computed of its values comes out mirrored where the measure does. An accuracy and an
 * error rate are two names of one thing, and nothing may be known of the one that is not known of the other.
 */
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../db/store.ts';
import { historyChart } from '../../../shared/charts/history.ts';
import { lightLook } from '../../../shared/charts/look.ts';
import type { Check, CheckName } from '../../../shared/audit.ts';
import type { Candidate } from '../../../shared/confirmation.ts';
import { correctedOf, type CorrectedBest } from '../../../shared/corrected.ts';
import { bestFirst, gainOf, incumbentOf, type Measure } from '../../../shared/measure.ts';
import { seedNoise } from '../../../shared/statistics/seed-noise.ts';
import { foldersOf } from '../../../electron/engine/folders.ts';
import { confirmationEvidence } from '../../../electron/engine/insight/confirmation/evidence.ts';
import { overtuningDetail } from '../../../electron/engine/overtuning/reader.ts';
import { refuseRows } from '../../../electron/engine/pool/refuse-rows.ts';
import { countRows } from '../../../electron/engine/rows/count-rows.ts';
import { nextRepeat } from '../../../electron/engine/search/remeasure.ts';
import { createPartitionFiles } from '../../../electron/engine/tasks/partition-files.ts';
import { NETWORK_MEASURES } from '../../../electron/engine/tasks/network/measures/catalogue.ts';
import { CLEAN, checkOf } from '../../support/audit-data.ts';
import { historyTrial } from '../../support/history.ts';
import {
  confirmedRuns,
  labelsFor,
  mirroredStore,
  mirrorOf,
  mirroredTrials,
  ROWS,
  sideOf,
  studyBy,
  trialsToCount,
  type MirroredTrial,
  type Side,
} from '../../support/mirrored-study.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function correctedBy(of: Measure, side: Side): CorrectedBest {
  const trials = mirroredTrials(of, side, 'select');
  const about = { measure: side.measure, rows: ROWS, labels: labelsFor(of) };
  const { counted } = countRows({ counted: null, trials: trialsToCount(trials) }, { about, items: [] });
  const [best] = [...trials].sort((one, other) => bestFirst(side.measure)(one.value, other.value));
  const corrected = correctedOf(
    studyBy(side.measure),
    'study',
    { number: 1 + best!.configuration, value: best!.value },
    counted,
    0,
  );
  if (corrected.kind === 'uncorrected') throw new Error(corrected.reason);
  return corrected;
}

describe.each(NETWORK_MEASURES.map((measure) => [measure.title, measure] as const))('%s and its mirror', (_, measure) => {
  const [side, mirror] = [sideOf(measure), mirrorOf(measure)];
  const trials = both((each) => mirroredTrials(measure, each, 'select'));
  function both<Found>(of: (side: Side, at: 0 | 1) => Found): readonly [Found, Found] {
    return [of(side, 0), of(mirror, 1)];
  }

  const evidence = both((each) => confirmationEvidence(confirmedRuns(mirroredTrials(measure, each, 'confirm'), each))!);

  function expectMirrored(value: number, own: number): void {
    expect(value).toBeCloseTo(mirror.turned(own), 10);
  }

  test('are told of their rows alike', () => {
    const roles = { decides: 'stop', values: 'select', trains: ['train'], records: 'confirm' } as const;
    for (const each of [side, mirror]) {
      const work = { task: studyBy(each.measure).task, roles, objective: each.measure };
      for (const { results } of trials[0]) refuseRows({ select: results }, work);
      const [{ results }] = trials[0] as [MirroredTrial];
      expect(() => refuseRows({ stop: results }, work)).toThrow(
        `It told ${results.kind} of rows of stop, of which none are kept.`,
      );
    }
  });

  test('have one corrected number with one interval', () => {
    const [own, mirrored] = both((each) => correctedBy(measure, each));
    expect([mirrored.trial, mirrored.runs]).toEqual([own.trial, own.runs]);
    expectMirrored(mirrored.apparent, own.apparent);
    expectMirrored(mirrored.value, own.value);
    expectMirrored(mirrored.interval.low, own.interval.high);
    expectMirrored(mirrored.interval.high, own.interval.low);
    expect(own.interval.low).toBeLessThan(own.value);
  });

  test('are confirmed alike', () => {
    const [own, mirrored] = evidence;
    expect([mirrored.leader, mirrored.suggested, mirrored.medianRun.trialId]).toEqual([
      own.leader,
      own.suggested,
      own.medianRun.trialId,
    ]);
    expectMirrored(mirrored.medianRun.value, own.medianRun.value);
    const run = mirroredTrials(measure, side, 'confirm').find(
      ({ configuration, modelSeed }) => configuration === own.leader && modelSeed === own.medianRun.modelSeed,
    )!;
    expect(own.medianRun.value).toBeCloseTo(run.value, 10);
    for (const [at, { mean, advantage, withinNoise, leaderWins }] of mirrored.candidates.entries()) {
      const other = own.candidates[at]!;
      expectMirrored(mean.value, other.mean.value);
      expectMirrored(mean.interval.low, other.mean.interval.high);
      expectMirrored(mean.interval.high, other.mean.interval.low);
      expect({ advantage, withinNoise, leaderWins }).toEqual({
        advantage: other.advantage,
        withinNoise: other.withinNoise,
        leaderWins: other.leaderWins,
      });
    }
  });

  test('are audited alike', () => {
    const [candidate] = CLEAN.confirmation!.candidates as [Candidate];
    const check = (name: CheckName, each: Side, at: 0 | 1, above: number): Check => {
      const corrected = correctedBy(measure, each);
      const share = { right: 0.7 * ROWS, rows: ROWS, low: 0.65, high: 0.74 };
      const vault = {
        readings: [],
        others: 0,
        lost: 0,
        trialsAfter: 0,
        confirmationsAfter: 0,
        values: [
          {
            at: '',
            reading: 1,
            winner: { trial: 1, isDefault: false, sameAs: null, confirmation: 1 },
            params: {},
            modelSeed: 1,
            share,
            classes: [],
          },
        ],
      };
      return checkOf(name, {
        objective: each.measure,
        best: { trial: corrected.trial, confirmed: true, value: corrected.apparent },
        corrected,
        confirmation: { ...CLEAN.confirmation!, candidates: evidence[at].candidates.map(() => candidate) },
        confirmed: evidence[at],
        vault,
        implausible: { measure: each.measure.name, end: each.turned(above), why: 'Others reach less' },
        hits: null,
      });
    };
    // How much too good it looks; its values are those of either side.
    const luck = (of: typeof side, at: 0 | 1): string => check('configurations', of, at, 0.9).text.split(':')[0]!;
    expect(luck(mirror, 1)).toBe(luck(side, 0));
    for (const above of [0.5, 0.72, 0.74, 0.9])
      expect(check('plausible', mirror, 1, above).outcome).toBe(check('plausible', side, 0, above).outcome);
  });

  test('have the same incumbents, overtuning, spread of seeds and order of configurations in a database', () => {
    const [own, mirrored] = both((each) => {
      const { store, studyId } = mirroredStore(measure, each);
      const partitions = createPartitionFiles(foldersOf({ TRIALDECK_HOME: temporaryFolder() }));
      const { incumbents, found } = overtuningDetail(store, partitions, studyId);
      return {
        incumbents,
        found: found!,
        repeated: store.repeatedValues(studyId),
        spread: seedNoise(store.repeatedValues(studyId), (value) => gainOf(each.measure, value))!,
        ranked: store.rankedConfigurations(studyId, 5).map(({ trial }) => trial),
        figure: bandOf(store, studyId, each.measure),
      };
    });
    expect(mirrored.ranked).toEqual(own.ranked);
    expect(mirrored.incumbents.map(({ trialId }) => trialId)).toEqual(own.incumbents.map(({ trialId }) => trialId));
    for (const [at, { select, confirm }] of mirrored.incumbents.entries()) {
      expectMirrored(select, own.incumbents[at]!.select);
      expectMirrored(confirm!, own.incumbents[at]!.confirm!);
    }
    expect(mirrored.found.absolute).toBeCloseTo(own.found.absolute, 10);
    expect(mirrored.spread.spread).toBeCloseTo(own.spread.spread, 10);
    for (const [at, values] of mirrored.repeated.entries())
      for (const [seed, value] of values.entries()) expectMirrored(value, own.repeated[at]![seed]!);
    expect(mirrored.figure).toHaveLength(own.figure.length);
    for (const [at, y] of mirrored.figure.entries()) expectMirrored(y, own.figure[at]!);
  });

  test('lead, and are measured again, alike', () => {
    const [own, mirrored] = both((each, at) => {
      const history = trials[at].slice(0, 8).map(({ value }, place) => historyTrial(place + 1, value));
      return [incumbentOf(history, each.measure)!.ordinal, nextRepeat(each.measure, history, 4)];
    });
    expect(mirrored).toEqual(own);
  });
});

/** Both edges of the winner's-curse band, the values of all places one after the other. */
function bandOf(store: Store, studyId: number, objective: Measure): readonly number[] {
  const data = store.plot({ kind: 'history', studyId });
  if (data.kind !== 'history') throw new Error('Another plot.');
  const { series } = historyChart(data, lightLook, { objective });
  return series.filter(({ decoration }) => decoration === true).flatMap((each) => each.data.map(({ y }) => y));
}
