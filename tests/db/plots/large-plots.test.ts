import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../../db/open-store.ts';
import type { Store } from '../../../db/store.ts';
import type { Bins, PlotRequest, Shown } from '../../../shared/plots.ts';
import type { Trial } from '../../../shared/model.ts';
import { fillStudy } from '../../../bench/app/generated-study.ts';
import { plotted } from '../../support/plotted.ts';

const TRIALS = 4500;
let store: Store;
let results: readonly (Trial & { readonly value: number })[];

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'trialdeck-'));
  fillStudy(join(folder, 'large.sqlite'), { trials: TRIALS, epochs: 4, seed: 2 });
  store = openStore(join(folder, 'large.sqlite'), { readOnly: true, now: () => new Date(2027, 0, 1).toISOString() });
  const all = store.sessions(1).flatMap(({ id }) => store.trialsOf(id));
  results = all.filter(
    (trial): trial is Trial & { value: number } => ['completed', 'stopped'].includes(trial.state) && trial.value !== null,
  );
  return () => {
    store.close();
    rmSync(folder, { recursive: true });
  };
});

/** The cells of the bins with their edges. */
function cellsOf(bins: Bins | null) {
  const { xEdges, yEdges, cells } = bins!;
  return cells.map(([column, row, count]) => ({
    ...{ x0: xEdges[column]!, x1: xEdges[column + 1]!, y0: yEdges[row]!, y1: yEdges[row + 1]!, count },
  }));
}

const countIn = (bins: Bins | null): number => cellsOf(bins).reduce((total, { count }) => total + count, 0);

const ofResults = (shown: number, by: Shown['by']): Shown => ({ matched: results.length, shown, by });

describe('plots of more trials than can be drawn', () => {
  test('are the same every time, and say how much they show', () => {
    const requests: readonly PlotRequest[] = [
      { studyId: 1, kind: 'history' },
      { studyId: 1, kind: 'curves', metric: { partition: 'select', measure: 'accuracy' }, top: 5 },
      { studyId: 1, kind: 'parallel', parameters: ['units'] },
      { studyId: 1, kind: 'slice', parameter: 'learning_rate' },
      { studyId: 1, kind: 'timeline' },
    ];
    for (const request of requests) {
      const first = store.plot(request);
      expect(store.plot(request)).toEqual(first);
      expect(first.shown.shown).toBeLessThan(first.shown.matched);
      expect(first.shown.by).not.toBe('all');
    }
  });

  test('history keeps every incumbent beside 1,000 points and counts all in bins', () => {
    const { points, incumbent, bins, shown } = plotted(store, 'history', {});
    expect(shown).toEqual(ofResults(points.length, 'bins'));
    expect(points.length).toBeGreaterThanOrEqual(1000);
    expect(points.length).toBeLessThanOrEqual(1000 + incumbent.length);
    const drawn = new Set(points.map(({ id }) => id));
    expect(incumbent.filter(({ id }) => !drawn.has(id))).toEqual([]);
    expect(incumbent.at(-1)!.y).toBe(Math.max(...results.map(({ value }) => value)));
    expect(points.map(({ x }) => x)).toEqual(points.map(({ x }) => x).toSorted((one, other) => one - other));
    expect(countIn(bins)).toBe(results.length);
  });

  test('the sample is spread evenly', () => {
    const { points } = plotted(store, 'history', {});
    for (let tenth = 0; tenth < 10; tenth++) {
      const [from, to] = [(tenth * results.length) / 10, ((tenth + 1) * results.length) / 10];
      const ids = new Set(results.slice(from, to).map(({ id }) => id));
      expect(points.filter(({ id }) => ids.has(id)).length / 100).toBeCloseTo(1, 0);
    }
  });

  test('each bin of a slice holds what lies within its edges', () => {
    const { points, bins, shown } = plotted(store, 'slice', { parameter: 'learning_rate' });
    expect(shown).toEqual(ofResults(1000, 'bins'));
    expect(points).toHaveLength(1000);
    const rates = results.map((trial) => ({ x: trial.params['learning_rate'] as number, y: trial.value }));
    const cells = cellsOf(bins);
    const [top, right] = [bins!.yEdges.at(-1)!, bins!.xEdges.at(-1)!];
    expect(right).toBe(Math.max(...rates.map(({ x }) => x)));
    let differing = 0;
    for (const bin of cells) {
      const inside = rates.filter(
        ({ x, y }) => x >= bin.x0 && (x < bin.x1 || bin.x1 === right) && y >= bin.y0 && (y < bin.y1 || bin.y1 === top),
      );
      differing += Math.abs(inside.length - bin.count);
    }
    expect(differing).toBeLessThanOrEqual(4);
    const ratios = cells.map(({ x0, x1 }) => Math.log(x1 / x0));
    expect(Math.max(...ratios)).toBeCloseTo(Math.min(...ratios), 9);
  });

  test('the bins of a category are around its index', () => {
    const { bins } = plotted(store, 'slice', { parameter: 'optimizer' });
    const counts = ['sgd', 'momentum', 'adam', 'rmsprop'].map(
      (name) => results.filter(({ params }) => params['optimizer'] === name).length,
    );
    expect(bins!.xEdges).toEqual([-0.5, 0.5, 1.5, 2.5, 3.5]);
    const column = (at: number): Bins => ({ ...bins!, cells: bins!.cells.filter(([column]) => column === at) });
    expect([0, 1, 2, 3].map((at) => countIn(column(at)))).toEqual(counts);
  });

  test('scatter counts trials without a result, without giving them a value', () => {
    const filter = { states: ['completed', 'failed'] as const };
    const { bins, shown } = plotted(store, 'scatter', { x: 'durationMs', y: 'params.dropout_rate', filter });
    expect(countIn(bins)).toBe(shown.matched);
    expect(shown.matched).toBe(store.trialPage({ studyId: 1, filter }).matched);
  });

  test('curves take a sample of 2,000 into the density', () => {
    const { curves, density, shown } = plotted(store, 'curves', { metric: { partition: 'select', measure: 'accuracy' }, top: 5 });
    const withEpochs = store.trialPage({ studyId: 1, filter: { ranges: { epochsDone: [1, null] } } }).matched;
    expect(shown).toEqual({ matched: withEpochs, shown: 2005, by: 'sample' });
    const best = results.toSorted((one, other) => other.value - one.value || one.number - other.number);
    expect(curves.map(({ id, rank }) => [id, rank])).toEqual(best.slice(0, 5).map(({ id }, at) => [id, at + 1]));
    expect(curves[0]!.values).toEqual(store.epochs(best[0]!.id).map(({ select }) => select['accuracy']));
    expect(density).toHaveLength(4);
    for (const quantiles of density) expect(quantiles).toEqual(quantiles.toSorted((one, other) => one - other));
  });

  test('parallel has the best 250 and 250 of the rest', () => {
    const { rows, shown } = plotted(store, 'parallel', { parameters: ['units'] });
    expect(shown).toEqual({ matched: TRIALS, shown: 500, by: 'sample' });
    const best = results.toSorted((one, other) => other.value - one.value || one.number - other.number);
    expect(rows.slice(0, 250).map(({ id }) => id)).toEqual(best.slice(0, 250).map(({ id }) => id));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(500);
  });

  test('contour has at most 20 cells a side and counts every trial', () => {
    const { xLabels, yLabels, cells, shown } = plotted(store, 'contour', { x: 'learning_rate', y: 'units' });
    expect([xLabels.length, yLabels.length]).toEqual([20, 20]);
    expect(shown).toEqual(ofResults(results.length, 'bins'));
    expect(cells.reduce((total, { count }) => total + count, 0)).toBe(results.length);
    expect(Math.max(...cells.map(({ best }) => best))).toBe(Math.max(...results.map(({ value }) => value)));
  });

  test('distribution has at most 200 steps a session, from the smallest to the largest', () => {
    const { series, shown } = plotted(store, 'distribution', {});
    expect(shown).toEqual(ofResults(600, 'sample'));
    for (const { sessionId, values, shares } of series) {
      const ofSession = results.filter((trial) => trial.sessionId === sessionId).map(({ value }) => value);
      expect([values[0], values.at(-1), shares.at(-1)]).toEqual([Math.min(...ofSession), Math.max(...ofSession), 1]);
      values.slice(0, -1).forEach((value, at) => {
        const share = ofSession.filter((result) => result <= value).length / ofSession.length;
        expect(share).toBeGreaterThanOrEqual(shares[at]!);
      });
    }
  });

  test('timeline has at most 1,000 spans', () => {
    const { spans, shown } = plotted(store, 'timeline', {});
    expect(shown).toMatchObject({ shown: 1000, by: 'sample' });
    expect(spans).toHaveLength(1000);
    expect(spans.every(({ startMs, endMs }) => startMs >= 0 && endMs >= startMs)).toBe(true);
  });

  test('all obey the filter', () => {
    const filter = { sessionIds: [2], choices: { optimizer: ['adam'] } };
    const passing = results.filter(({ sessionId, params }) => sessionId === 2 && params['optimizer'] === 'adam').length;
    const matched = [
      plotted(store, 'history', { filter }),
      plotted(store, 'slice', { parameter: 'units', filter }),
      plotted(store, 'contour', { x: 'units', y: 'dropout_rate', filter }),
      plotted(store, 'distribution', { filter }),
    ].map(({ shown }) => shown.matched);
    expect(matched).toEqual([passing, passing, passing, passing]);
    const all = store.trialPage({ studyId: 1, filter }).matched;
    expect(plotted(store, 'parallel', { parameters: [], filter }).shown.matched).toBe(all);
    expect(
      plotted(store, 'curves', { metric: { partition: 'stop', measure: 'loss' }, top: 1, filter }).shown.matched,
    ).toBeLessThanOrEqual(all);
    expect(plotted(store, 'timeline', { filter }).shown.matched).toBeLessThanOrEqual(all);
  });
});
