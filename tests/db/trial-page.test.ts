import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../db/open-store.ts';
import { storedValue } from '../../db/trial-filter.ts';
import type { Store } from '../../db/store.ts';
import type { SortColumn, TrialFilter, TrialRow } from '../../shared/trial-table.ts';
import type { ParameterValue, Trial } from '../../shared/model.ts';
import { randomFor, type Random } from '../../shared/random.ts';
import { shownValue } from '../../shared/shown-value.ts';
import { fillStudy, GENERATED_SPACE, generatedStudy } from '../../bench/app/generated-study.ts';
import { anotherSession, newTrial, smallStudy, trainedTrial } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const FIELDS = {
  number: (trial) => trial.number,
  // In the order of their numbers.
  session: (trial) => trial.sessionId,
  state: (trial) => trial.state,
  value: shownValue,
  stopValue: ({ state, stopValue }) => (state === 'failed' ? null : stopValue),
  bestEpoch: (trial) => trial.bestEpoch,
  epochsDone: (trial) => trial.epochsDone,
  durationMs: (trial) => trial.durationMs,
  startedAt: (trial) => trial.startedAt,
  finishedAt: (trial) => trial.finishedAt,
  worker: (trial) => trial.worker,
  starred: (trial) => Number(trial.starred),
  tags: ({ tags }) => (tags.length > 0 ? JSON.stringify(tags).toLowerCase() : null),
  note: ({ note }) => note.toLowerCase() || null,
} as const satisfies Record<string, (trial: Trial) => number | string | null>;

/** A study of two in one file, so that a query must keep to its own. */
function generated(trials: number): { store: Store; studyId: number; all: readonly Trial[] } {
  const file = join(temporaryFolder(), 'generated.sqlite');
  fillStudy(file, { trials: 20, epochs: 3, seed: 5 });
  const studyId = fillStudy(file, { trials, epochs: 6, seed: 6 });
  const store = openStore(file);
  onTestFinished(() => {
    store.close();
  });
  return { store, studyId, all: store.sessions(studyId).flatMap(({ id }) => store.trialsOf(id)) };
}

describe('trialPage', () => {
  test('gives pages in the order of asking, with the numbers matched and in all', () => {
    const { store, studyId, all } = generated(250);
    const first = store.trialPage({ studyId });
    expect(first.rows).toEqual(all.slice(0, 100).map(rowIn(store)));
    expect({ matched: first.matched, total: first.total }).toEqual({ matched: 250, total: 250 });
    const last = store.trialPage({ studyId, offset: 240, limit: 500 });
    expect(last.rows).toEqual(all.slice(240).map(rowIn(store)));
    expect(store.trialPage({ studyId, limit: 0 })).toEqual({ rows: [], matched: 250, total: 250 });
  });

  test('has what else was measured at the best epoch, also of an inherited one, and sorts by it', () => {
    const { store, studyId, sessionId } = smallStudy();
    const parent = trainedTrial(store, newTrial(sessionId), [0.5, 0.75]);
    const child = trainedTrial(store, newTrial(sessionId, { parent: parent.ordinal }), [0.625]);
    const none = store.addTrial(newTrial(sessionId));
    const best = trainedTrial(store, newTrial(sessionId), [0.875, 0.25]);
    const { rows } = store.trialPage({ studyId, sort: { column: 'measures.loss', descending: false } });
    expect(rows.map(({ id, otherValues }) => [id, otherValues])).toEqual([
      [best.id, { loss: 0.125 }],
      [parent.id, { loss: 0.25 }],
      [child.id, { loss: 0.25 }],
      [none.id, {}],
    ]);
    const falling = store.trialPage({ studyId, sort: { column: 'measures.loss', descending: true } });
    expect(falling.rows.map(({ id }) => id)).toEqual([parent.id, child.id, best.id, none.id]);
  });

  test('puts a failed trial where its dash belongs, whatever it had measured before', () => {
    const { store, studyId, sessionId } = smallStudy();
    const failed = trainedTrial(store, newTrial(sessionId), [0.9], { state: 'failed', failure: 'Why.' });
    const completed = trainedTrial(store, newTrial(sessionId), [0.5]);
    for (const [column, descending] of [
      ['value', true],
      ['stopValue', true],
      ['measures.loss', false],
    ] as const) {
      const { rows } = store.trialPage({ studyId, sort: { column, descending } });
      expect([column, rows.map(({ id }) => id)]).toEqual([column, [completed.id, failed.id]]);
      expect(rows[1]).toMatchObject({ value: null, stopValue: null, otherValues: {} });
    }
    expect(store.trialPage({ studyId, filter: { ranges: { value: [0.8, null] } } }).matched).toBe(0);
    expect([...store.eachTrial({ studyId })].map(({ value }) => value)).toEqual([null, 0.5]);
    expect(store.trialRow(failed.id).value).toBeNull();
  });

  test('filters sessions by the number that it shows', () => {
    const { store } = smallStudy();
    const { id: studyId } = store.createStudy(generatedStudy('Second', 10, 'accuracy'));
    const sessionId = anotherSession(store, studyId);
    store.addTrial(newTrial(sessionId));
    expect(store.session(sessionId).number).not.toBe(sessionId);
    const { rows } = store.trialPage({ studyId, filter: { ranges: { session: [1, 1] } } });
    expect(rows.map(({ session }) => session)).toEqual([1]);
  });

  test('gives any page of an order, also one that begins within another', () => {
    const { store, studyId, all } = generated(1300);
    const byRate = all.toSorted((one, other) => Number(one.params['learning_rate']) - Number(other.params['learning_rate']));
    const sort = { column: 'params.learning_rate', descending: false } as const;
    for (const [offset, limit] of [
      [0, 100],
      [450, 500],
      [999, 2],
      [499, 500],
      [1250, 500],
      [1300, 5],
    ] as const) {
      const { rows } = store.trialPage({ studyId, sort, offset, limit });
      expect(rows.map(({ id }) => id)).toEqual(byRate.slice(offset, offset + limit).map(({ id }) => id));
    }
  });

  test('follows every change, of its own connection and of others', () => {
    const { store, studyId, all } = generated(50);
    const starred = (): readonly number[] => {
      const { rows, matched } = store.trialPage({ studyId, filter: { starred: true } });
      expect(matched).toBe(rows.length);
      return rows.map(({ id }) => id);
    };
    const before = starred();
    const [one, two] = all.filter(({ id }) => !before.includes(id)).map(({ id }) => id) as [number, number];
    store.annotateTrial(one, { starred: true });
    expect(starred()).toEqual([...before, one].toSorted((left, right) => left - right));
    const other = openStore(store.file);
    other.annotateTrial(two, { starred: true });
    other.close();
    expect(starred()).toEqual([...before, one, two].toSorted((left, right) => left - right));
  });

  test('sorts by every column, both ways, those without a value last', () => {
    const { store, studyId, all } = generated(300);
    const columns = [...Object.keys(FIELDS), ...Object.keys(GENERATED_SPACE).map((name) => `params.${name}`)] as SortColumn[];
    for (const column of columns) {
      for (const descending of [false, true]) {
        const { rows } = store.trialPage({ studyId, sort: { column, descending }, limit: 500 });
        const expected = all.toSorted(
          (one, other) => inOrder(valueOf(one, column), valueOf(other, column), descending) || one.id - other.id,
        );
        expect([column, rows.map(({ id }) => id)]).toEqual([column, expected.map(({ id }) => id)]);
        const filtered = store.trialPage({ studyId, sort: { column, descending }, filter: { starred: false }, limit: 500 });
        const unstarred = expected.filter(({ starred }) => !starred);
        expect([column, filtered.rows.map(({ id }) => id)]).toEqual([column, unstarred.map(({ id }) => id)]);
      }
    }
  });

  test('counts what passes the filter on every page, also beyond the last', () => {
    const { store, studyId, all } = generated(1200);
    const matched = all.filter(({ starred }) => !starred).length;
    for (const offset of [0, 500, matched - 1, matched, 5000]) {
      const page = store.trialPage({ studyId, filter: { starred: false }, offset, limit: 100 });
      const length = Math.max(0, Math.min(100, matched - offset));
      expect([offset, page.matched, page.rows.length]).toEqual([offset, matched, length]);
    }
  });

  test('filters as plain JavaScript does', () => {
    const { store, studyId, all } = generated(400);
    const sessionIds = store.sessions(studyId).map(({ id }) => id);
    const random = randomFor('filters');
    let matchedOfAll = 0;
    for (let trial = 0; trial < 150; trial++) {
      const filter = randomFilter(random, sessionIds);
      const expected = all.filter((candidate) => passes(candidate, filter)).map(({ id }) => id);
      const page = store.trialPage({ studyId, filter, limit: 500 });
      expect([filter, page.rows.map(({ id }) => id)]).toEqual([filter, expected]);
      expect(page).toMatchObject({ matched: expected.length, total: 400 });
      matchedOfAll += expected.length;
    }
    expect(matchedOfAll).toBeGreaterThan(150);
  });

  test('finds words in number, parameters, tags and note, in any case', () => {
    const { store, studyId, sessionId } = smallStudy();
    const { id } = store.addTrial(newTrial(sessionId));
    store.addTrial(newTrial(sessionId, { params: { optimizer: 'sgd' } }));
    store.annotateTrial(id, { tags: ['Größer'], note: 'Try AGAIN' });
    const found = (text: string): number => store.trialPage({ studyId, filter: { text } }).matched;
    expect(['#1', 'ADAM', 'learning_rate=0.01', 'GRÖSSE', 'größer', 'again try', 'adam sgd', '100%', '  '].map(found)).toEqual([
      1, 1, 1, 0, 1, 1, 0, 0, 2,
    ]);
    store.annotateTrial(id, { note: 'C:\\data, 100% of it' });
    expect(['again', '%', '0% of', 'c:\\d', '\\', 'r_te', 'opti_izer', '1%it'].map(found)).toEqual([0, 1, 1, 1, 1, 0, 0, 0]);
  });

  test('takes names and values for what they are', () => {
    const { store, studyId, sessionId } = smallStudy();
    store.addTrial(newTrial(sessionId));
    const hostile = `x'); DROP TABLE trials; --`;
    expect(store.trialPage({ studyId, filter: { text: hostile, tag: hostile } }).matched).toBe(0);
    expect(store.trialPage({ studyId, filter: { choices: { optimizer: [hostile] } } }).matched).toBe(0);
    expect(() => store.trialPage({ studyId, sort: { column: `params.${hostile}`, descending: false } })).toThrow(
      'There is no column',
    );
    expect(() => store.trialPage({ studyId, filter: { ranges: { [hostile]: [0, 1] } } })).toThrow('There is no column');
    expect(() => store.trialPage({ studyId, filter: { choices: { constructor: ['adam'] } } })).toThrow('There is no column');
    expect(store.trialPage({ studyId }).total).toBe(1);
  });

  test('refuses what it cannot answer', () => {
    const { store, studyId } = smallStudy();
    expect(() => store.trialPage({ studyId, limit: 501 })).toThrow('limit is 501; allowed is a whole number from 0 to 500.');
    expect(() => store.trialPage({ studyId, offset: -1 })).toThrow('offset is -1');
    expect(() => store.trialPage({ studyId, filter: { ranges: { optimizer: [0, 1] } } })).toThrow('optimizer has no range');
    expect(() => store.trialPage({ studyId, filter: { ranges: { state: [0, 1] } } })).toThrow('state has no range');
    expect(() => store.trialPage({ studyId: 17 })).toThrow('There is no study 17.');
  });
});

describe('eachTrial', () => {
  test('gives all that pass, in order, while more is written', () => {
    const { store, studyId, all } = generated(1100);
    const sort = { column: 'value', descending: true } as const;
    const ids: number[] = [];
    for (const row of store.eachTrial({ studyId, sort, filter: { starred: false } })) {
      if (ids.length % 400 === 0) store.addTrial(newTrial(row.sessionId));
      ids.push(row.id);
    }
    const expected = all
      .filter(({ starred }) => !starred)
      .toSorted((one, other) => inOrder(shownValue(one), shownValue(other), true) || one.id - other.id);
    expect(ids).toEqual(expected.map(({ id }) => id));
  });
});

const rowIn =
  (store: Store) =>
  (trial: Trial): TrialRow => {
    const { id, sessionId, number, state, params, bestEpoch, epochs, epochsDone } = trial;
    const { durationMs, startedAt, finishedAt, worker, starred, tags, note } = trial;
    const best = state === 'failed' ? undefined : store.epochs(id).find(({ epoch }) => epoch === bestEpoch);
    const { accuracy: _, ...otherValues } = best?.select ?? {};
    return {
      ...{ id, sessionId, session: store.session(sessionId).number, number, state, params, bestEpoch },
      ...{ value: FIELDS.value(trial), stopValue: FIELDS.stopValue(trial) },
      ...{ otherValues, epochs, epochsDone, durationMs, startedAt, finishedAt, worker, repeats: null, starred, tags, note },
    };
  };

function valueOf(trial: Trial, column: string): number | string | null {
  if (column in FIELDS) return FIELDS[column as keyof typeof FIELDS](trial);
  const value = trial.params[column.replace(/^params\./, '')] ?? null;
  return value === null ? null : storedValue(value);
}

function inOrder(one: number | string | null, other: number | string | null, descending: boolean): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const ascending = one < other ? -1 : Number(one > other);
  return descending ? -ascending : ascending;
}

function randomFilter(random: Random, sessionIds: readonly number[]): TrialFilter {
  const chance = (share: number): boolean => random.next() < share;
  const some = <Value>(values: readonly Value[]): Value[] => values.filter(() => chance(0.5));
  return {
    ...(chance(0.3) && { text: some(['adam', '1', 'BASELINE', 'größer', 'second', '=64']).slice(0, 2).join(' ') }),
    ...(chance(0.3) && { states: some(['queued', 'running', 'completed', 'stopped', 'failed', 'diverged']) }),
    ...(chance(0.3) && { sessionIds: some(sessionIds) }),
    ...(chance(0.1) && { starred: chance(0.5) }),
    ...(chance(0.1) && { tag: chance(0.5) ? 'baseline' : 'Größer' }),
    ...(chance(0.5) && {
      ranges: {
        ...(chance(0.5) && {
          learning_rate: [chance(0.5) ? 10 ** (-4 * random.next()) : null, chance(0.5) ? 0.5 : null] as const,
        }),
        ...(chance(0.3) && { 'params.momentum': [null, 0.8] as const }),
        ...(chance(0.3) && { value: [0.4, 0.8] as const }),
        ...(chance(0.3) && { epochsDone: [2, null] as const }),
        ...(chance(0.2) && { batch_size: [64, 128] as const }),
      },
    }),
    ...(chance(0.4) && {
      choices: {
        ...(chance(0.5) && { optimizer: some(['sgd', 'momentum', 'adam', 'rmsprop']) }),
        ...(chance(0.3) && { batch_normalization: some([true, false]) }),
        ...(chance(0.3) && { 'params.batch_size': some([32, 64, 128]) }),
        ...(chance(0.2) && { worker: [1] }),
      },
    }),
  };
}

function passes(trial: Trial, filter: TrialFilter): boolean {
  const found = [`#${trial.number}`, ...Object.entries(trial.params).map((pair) => pair.join('=')), ...trial.tags, trial.note];
  const text = found.join(' ').toLowerCase();
  const words = filter.text?.toLowerCase().split(' ') ?? [];
  const isIn = (value: unknown, [low, high]: readonly [number | null, number | null]): boolean =>
    (low === null && high === null) || (typeof value === 'number' && value >= (low ?? -Infinity) && value <= (high ?? Infinity));
  const isOneOf = (value: unknown, values: readonly ParameterValue[]): boolean =>
    values.some((choice) => Number(choice) === value || choice === value);
  return (
    words.every((word) => text.includes(word)) &&
    (filter.states?.includes(trial.state) ?? true) &&
    (filter.sessionIds?.includes(trial.sessionId) ?? true) &&
    (filter.starred === undefined || filter.starred === trial.starred) &&
    (filter.tag === undefined || trial.tags.includes(filter.tag)) &&
    Object.entries(filter.ranges ?? {}).every(([name, range]) => isIn(valueOf(trial, name), range)) &&
    Object.entries(filter.choices ?? {}).every(([name, values]) => isOneOf(valueOf(trial, name), values))
  );
}
