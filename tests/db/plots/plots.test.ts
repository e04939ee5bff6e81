import { describe, expect, test } from 'vitest';
import type { Store } from '../../../db/store.ts';
import { GENERATED_ENVIRONMENT, generatedStudy } from '../../../bench/app/generated-study.ts';
import { packHits, type RowResultsByPartition } from '../../../shared/row-results.ts';
import { valueRows } from '../../../shared/task.ts';
import { plotted } from '../../support/plotted.ts';
import { anotherSession, measuredEpoch, newTrial, smallStudy, trainedTrial } from '../../support/small-study.ts';

/** Six results, one failure and one trial that runs, in two sessions. */
function study(): { store: Store; other: number } {
  const { store, studyId, sessionId } = smallStudy();
  const other = anotherSession(store, studyId);
  const trial = (learning_rate: number, optimizer: string, session = sessionId): ReturnType<typeof newTrial> =>
    newTrial(session, { params: { learning_rate, optimizer, hidden_layers: 2 } });
  trainedTrial(store, trial(0.001, 'adam'), [0.2, 0.5]);
  trainedTrial(store, trial(0.01, 'sgd'), [0.9], { state: 'failed', failure: 'Worker lost' });
  trainedTrial(store, trial(0.01, 'adam', other), [0.3, 0.6, 0.4]);
  trainedTrial(store, trial(0.1, 'sgd'), [0.5]);
  trainedTrial(store, trial(0.001, 'sgd', other), [0.7], { state: 'stopped', failure: null });
  trainedTrial(store, trial(0.0011, 'sgd'), [0.4]);
  trainedTrial(store, newTrial(other, { params: { optimizer: 'adam' } }), [0.65]);
  const { id } = store.addTrial(trial(0.05, 'momentum'));
  store.startTrial(id, 1, GENERATED_ENVIRONMENT);
  store.recordEpoch(id, measuredEpoch(1, 0.8));
  return { store, other };
}

describe('history', () => {
  test('draws every result at its place in the study, and the steps of the best so far', () => {
    const { store } = study();
    const { points, incumbent, shown, bins } = plotted(store, 'history', {});
    expect(points).toEqual([
      { id: 1, number: 1, x: 1, y: 0.5 },
      { id: 3, number: 3, x: 3, y: 0.6 },
      { id: 4, number: 4, x: 4, y: 0.5 },
      { id: 5, number: 5, x: 5, y: 0.7 },
      { id: 6, number: 6, x: 6, y: 0.4 },
      { id: 7, number: 7, x: 7, y: 0.65 },
    ]);
    expect(incumbent.map(({ id }) => id)).toEqual([1, 3, 5]);
    expect({ shown, bins }).toEqual({ shown: { matched: 6, shown: 6, by: 'all' }, bins: null });
  });

  test('reaches the last trial that ended, though it failed', () => {
    const { store, sessionId } = smallStudy();
    trainedTrial(store, newTrial(sessionId), [0.5]);
    for (const failure of ['one', 'two']) trainedTrial(store, newTrial(sessionId), [], { state: 'failed', failure });
    expect(plotted(store, 'history', {})).toMatchObject({ shown: { matched: 1 }, last: 3 });
  });

  test('steps down where the loss is the objective', () => {
    const { store, sessionId } = smallStudy({ objective: 'loss' });
    for (const accuracy of [0.5, 0.25, 0.75, 0.75]) trainedTrial(store, newTrial(sessionId), [accuracy]);
    expect(plotted(store, 'history', {}).incumbent.map(({ y }) => y)).toEqual([0.5, 0.25]);
  });

  test('tells what the best of equals owes to rows that the trials do not share', () => {
    const { store, sessionId } = smallStudy();
    const rows = valueRows(generatedStudy('Small', 10).task)!;
    const hits = (from: number): RowResultsByPartition => ({
      select: packHits(Uint8Array.from({ length: rows }, (_, row) => Number(row >= from && row < from + rows / 2))),
    });
    const shift = rows / 10;
    for (const at of [0, 1]) {
      const { id } = store.addTrial(newTrial(sessionId, { params: { learning_rate: 0.01 * (1 + at) } }));
      store.startTrial(id, 0, GENERATED_ENVIRONMENT);
      store.recordEpoch(id, measuredEpoch(1, 0.5), { rowResults: hits(at * shift) });
      store.finishTrial(id, { state: 'completed', failure: null });
    }
    // The two disagree on a fifth of the rows, as often one way as the other.
    const noise = Math.sqrt((0.2 * rows) / (rows - 1) / 2 / rows);
    const { curse } = plotted(store, 'history', {});
    expect(curse!.trials).toBe(2);
    expect(curse!.excess.map(({ x }) => x)).toEqual([1, 2]);
    expect(curse!.excess[0]!.y).toBeCloseTo(0, 12);
    expect(curse!.excess[1]!.y).toBeCloseTo(noise / Math.sqrt(Math.PI), 8);
  });

  test('is empty where nothing passes the filter', () => {
    const { store } = study();
    const nothing = { shown: { matched: 0, shown: 0, by: 'all' }, points: [], incumbent: [], last: 0, curse: null, bins: null };
    expect(plotted(store, 'history', { filter: { starred: true } })).toEqual({ kind: 'history', ...nothing });
  });
});

describe('curves', () => {
  test('draws the best and the chosen trials, the rest as quantiles', () => {
    const { store } = study();
    const { curves, density, shown } = plotted(store, 'curves', {
      metric: { partition: 'stop', measure: 'accuracy' },
      top: 2,
      trialIds: [2, 5, 99],
    });
    expect(curves).toEqual([
      { id: 5, number: 5, rank: 1, values: [0.7] },
      { id: 7, number: 7, rank: 2, values: [0.65] },
      { id: 2, number: 2, rank: null, values: [0.9] },
    ]);
    expect(shown).toEqual({ matched: 8, shown: 8, by: 'all' });
    expect(density).toHaveLength(3);
    const quantiles = [0.22, 0.3, 0.4, 0.5, 0.74];
    density[0]!.forEach((value, at) => {
      expect(value).toBeCloseTo(quantiles[at]!, 12);
    });
    expect(density[2]).toEqual([0.4, 0.4, 0.4, 0.4, 0.4]);
  });

  test('counts the inherited epochs', () => {
    const { store, sessionId } = smallStudy();
    trainedTrial(store, newTrial(sessionId), [0.1, 0.2], { state: 'stopped', failure: null });
    trainedTrial(store, newTrial(sessionId, { parent: 1 }), [0.3]);
    const { curves } = plotted(store, 'curves', { metric: { partition: 'train', measure: 'loss' }, top: 1 });
    expect(curves).toEqual([{ id: 2, number: 2, rank: 1, values: [0.9, 0.8, 0.7] }]);
  });
});

describe('parallel', () => {
  test('gives the wanted parameters, the best first, those without a result last', () => {
    const { store } = study();
    const { rows, shown } = plotted(store, 'parallel', { parameters: ['learning_rate', 'optimizer'] });
    expect(rows.map(({ id }) => id)).toEqual([5, 7, 3, 1, 4, 6, 2, 8]);
    expect(rows[0]).toEqual({ id: 5, number: 5, value: 0.7, params: { learning_rate: 0.001, optimizer: 'sgd' } });
    expect(rows[1]).toEqual({ id: 7, number: 7, value: 0.65, params: { optimizer: 'adam' } });
    expect(rows[6]).toEqual({ id: 2, number: 2, value: null, params: { learning_rate: 0.01, optimizer: 'sgd' } });
    expect(shown).toEqual({ matched: 8, shown: 8, by: 'all' });
    expect(() => plotted(store, 'parallel', { parameters: ['colour'] })).toThrow('There is no column "colour"');
  });
});

describe('slice and scatter', () => {
  test('draw a number against the result', () => {
    const { store, other } = study();
    const { points, shown } = plotted(store, 'slice', { parameter: 'learning_rate', filter: { sessionIds: [other] } });
    expect(points).toEqual([
      { id: 3, number: 3, x: 0.01, y: 0.6, value: 0.6 },
      { id: 5, number: 5, x: 0.001, y: 0.7, value: 0.7 },
    ]);
    expect(shown).toEqual({ matched: 2, shown: 2, by: 'all' });
  });

  test('draw a category at its index', () => {
    const { store } = study();
    const { points } = plotted(store, 'slice', { parameter: 'optimizer' });
    const [sgd, adam] = [0, 2];
    expect(points.map(({ id, x }) => [id, x])).toEqual([
      [1, adam],
      [3, adam],
      [4, sgd],
      [5, sgd],
      [6, sgd],
      [7, adam],
    ]);
  });

  test('draw two columns of any kind', () => {
    const { store } = study();
    const { points } = plotted(store, 'scatter', {
      x: 'startedAt',
      y: 'state',
      filter: { ranges: { learning_rate: [0.05, null] } },
    });
    expect(points).toEqual([
      { id: 4, number: 4, x: Date.parse(store.trial(4).startedAt!), y: 2, value: 0.5 },
      { id: 8, number: 8, x: Date.parse(store.trial(8).startedAt!), y: 1, value: null },
    ]);
    const booleans = plotted(store, 'scatter', { x: 'epochsDone', y: 'params.hidden_layers', filter: { states: ['stopped'] } });
    expect(booleans.points).toEqual([{ id: 5, number: 5, x: 1, y: 2, value: 0.7 }]);
  });

  test('draw true and false as categories', () => {
    const { store, sessionId } = smallStudy();
    for (const batch_normalization of [false, true])
      trainedTrial(store, newTrial(sessionId, { params: { batch_normalization } }), [0.5]);
    const { points } = plotted(store, 'slice', { parameter: 'batch_normalization' });
    expect(points.map(({ x }) => x)).toEqual([1, 0]);
  });
});

describe('contour', () => {
  test('gathers the results in cells, of equal ratio on a log scale', () => {
    const { store } = study();
    const { xLabels, yLabels, cells, shown } = plotted(store, 'contour', { x: 'learning_rate', y: 'optimizer' });
    expect(xLabels).toEqual(['0.00001 – 0.000178', '0.000178 – 0.00316', '0.00316 – 0.0562', '0.0562 – 1']);
    expect(yLabels).toEqual(['sgd', 'momentum', 'adam', 'rmsprop']);
    expect(cells).toEqual([
      { x: 1, y: 0, mean: (0.7 + 0.4) / 2, best: 0.7, count: 2, bestTrialId: 5 },
      { x: 3, y: 0, mean: 0.5, best: 0.5, count: 1, bestTrialId: 4 },
      { x: 1, y: 2, mean: 0.5, best: 0.5, count: 1, bestTrialId: 1 },
      { x: 2, y: 2, mean: 0.6, best: 0.6, count: 1, bestTrialId: 3 },
    ]);
    expect(shown).toEqual({ matched: 5, shown: 5, by: 'bins' });
  });

  test('has a cell for each of few steps, and takes the lower number among equals', () => {
    const { store, sessionId } = smallStudy();
    const at = (hidden_layers: number, label_smoothing: number): void => {
      trainedTrial(store, newTrial(sessionId, { params: { hidden_layers, label_smoothing } }), [0.5]);
    };
    at(1, 0.1);
    at(1, 0.1);
    at(4, 0.3);
    at(4, 0);
    const { xLabels, yLabels, cells } = plotted(store, 'contour', { x: 'hidden_layers', y: 'label_smoothing' });
    expect(xLabels).toEqual(['1', '2', '3', '4']);
    expect(yLabels).toEqual(['0', '0.1', '0.2', '0.3']);
    expect(cells.map(({ x, y, count, bestTrialId }) => [x, y, count, bestTrialId])).toEqual([
      [3, 0, 1, 4],
      [0, 1, 2, 1],
      [3, 3, 1, 3],
    ]);
  });

  test('reaches as far as what was tried beyond the space', () => {
    const { store, sessionId } = smallStudy();
    trainedTrial(store, newTrial(sessionId, { params: { learning_rate: 10, dropout_rate: 0.3 } }), [0.5]);
    const { xLabels, cells } = plotted(store, 'contour', { x: 'learning_rate', y: 'dropout_rate' });
    expect(xLabels.at(-1)).toBe('0.316 – 10');
    expect(cells.map(({ x, y }) => [x, y])).toEqual([[3, 2]]);
  });
});

describe('distribution', () => {
  test('gives the share of results up to each value, by session', () => {
    const { store } = study();
    expect(plotted(store, 'distribution', {})).toEqual({
      kind: 'distribution',
      shown: { matched: 6, shown: 6, by: 'all' },
      series: [
        { sessionId: 1, values: [0.4, 0.5, 0.5], shares: [1 / 3, 2 / 3, 1] },
        { sessionId: 2, values: [0.6, 0.65, 0.7], shares: [1 / 3, 2 / 3, 1] },
      ],
    });
  });
});

describe('timeline', () => {
  test('spans from start to end, from the first start on; what runs goes on until now', () => {
    const { store, sessionId } = smallStudy();
    store.addTrial(newTrial(sessionId));
    const { id } = store.addTrial(newTrial(sessionId));
    store.startTrial(id, 1, GENERATED_ENVIRONMENT);
    const done = trainedTrial(store, newTrial(sessionId), [0.5]);
    const start = Date.parse(store.trial(id).startedAt!);
    const { spans, shown } = plotted(store, 'timeline', {});
    expect(spans).toEqual([
      { id, number: 2, worker: 1, state: 'running', startMs: 0, endMs: expect.any(Number) as number },
      {
        ...{ id: done.id, number: 3, worker: 0, state: 'completed' },
        startMs: Date.parse(done.startedAt!) - start,
        endMs: Date.parse(done.finishedAt!) - start,
      },
    ]);
    expect(spans[0]!.endMs).toBeGreaterThan(spans[1]!.endMs);
    expect(shown).toEqual({ matched: 2, shown: 2, by: 'all' });
  });
});
