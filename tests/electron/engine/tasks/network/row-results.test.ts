import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { measured, NETWORK_MEASURES } from '../../../../../electron/engine/tasks/network/measures/catalogue.ts';
import type { Answers } from '../../../../../electron/engine/tasks/network/measures/network-measure.ts';
import { rowResultsOf } from '../../../../../electron/engine/tasks/network/row-results.ts';
import { createFcnn } from '../../../../../electron/engine/tasks/network/training/fcnn.ts';
import { loadBinding } from '../../../../../electron/engine/tasks/network/training/native/binding.ts';
import { openNativeEngine } from '../../../../../electron/engine/tasks/network/training/native/engine.ts';
import { valueOfLoss } from '../../../../../shared/measure.ts';
import type { PartitionName } from '../../../../../shared/model.ts';
import { completeParams } from '../../../../../shared/network/hyperparameters.ts';
import { oneStratum, rowLosses, strataOfClasses } from '../../../../../shared/row-losses.ts';
import { MOST_ROWS, packHits, packLosses } from '../../../../../shared/row-results.ts';
import { ACCURACY, LOSS } from '../../../../support/measures.ts';
import { clusteredRows } from '../../../../support/training-rows.ts';

const [hits, others] = [Uint8Array.of(1, 0, 1), Uint8Array.of(0, 1)];
const [losses, otherLosses] = [Float32Array.of(0.1, 2, 0.5), Float32Array.of(0.3, 0.2)];

const answersOf = (own: Uint8Array, losses: Answers['losses']): Answers => ({
  ...{ loss: NaN, accuracy: NaN, hits: own, labels: new Int32Array(own.length), classes: 1 },
  losses,
});
const never = (): never => {
  throw new Error('Not asked for.');
};

it('keeps of each row what the measure is a mean of', () => {
  const withoutLosses = new Map<PartitionName, Answers>([
    ['select', answersOf(hits, never)],
    ['confirm', answersOf(others, never)],
  ]);
  const withLosses = new Map<PartitionName, Answers>([
    ['select', answersOf(hits, () => losses)],
    ['confirm', answersOf(others, () => otherLosses)],
  ]);
  expect(rowResultsOf(ACCURACY, withoutLosses)).toEqual({ select: packHits(hits), confirm: packHits(others) });
  expect(rowResultsOf(LOSS, withLosses)).toEqual({ select: packLosses(losses), confirm: packLosses(otherLosses) });
  expect(rowResultsOf({ ...ACCURACY, rows: null }, withoutLosses)).toEqual({});
});

it('keeps nothing of too many rows', () => {
  const partitions = new Map<PartitionName, Answers>([
    ['select', answersOf(new Uint8Array(MOST_ROWS), never)],
    ['confirm', answersOf(new Uint8Array(MOST_ROWS + 1), never)],
  ]);
  expect(Object.keys(rowResultsOf(ACCURACY, partitions))).toEqual(['select']);
});

it('gives the value of every measure again that is a mean over rows', () => {
  const engine = openNativeEngine(loadBinding(), clusteredRows({ train: 60, select: 40 }, { classes: 10 }), tmpdir());
  const network = engine.build(createFcnn(completeParams({ units: 8 }), engine.features, engine.classes), 3);
  const labels = engine.labels('select');
  const answers = {
    ...network.evaluate('select'),
    ...{ losses: () => network.rowLosses('select'), labels, classes: engine.classes },
  };
  for (const measure of NETWORK_MEASURES.filter(({ rows }) => rows !== null)) {
    const results = rowResultsOf(measure, new Map([['select', answers]])).select!;
    expect(results.kind).toBe(measure.rows);
    const kept = rowLosses(results, measure.classesAlike ? strataOfClasses(labels) : oneStratum(labels.length));
    const mean = kept.reduce((sum, loss) => sum + loss, 0) / kept.length;
    // A loss is kept in half precision.
    const digits = results.kind === 'hits' ? 12 : 3;
    expect(valueOfLoss(measure, mean), measure.name).toBeCloseTo(measured(answers, [measure])[measure.name]!, digits);
  }
  network.dispose();
  engine.dispose();
});
