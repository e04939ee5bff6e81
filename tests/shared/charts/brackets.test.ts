import { describe, expect, test } from 'vitest';
import { bracketRungs } from '../../../shared/bracket-rungs.ts';
import { bracketNumbers, bracketsChart, firstShown, MOST_BRACKETS, type BracketsData } from '../../../shared/charts/brackets.ts';
import type { FigurePoint } from '../../../shared/charts/series.ts';
import { lightLook } from '../../../shared/charts/look.ts';
import type { BracketTrial } from '../../../shared/plots.ts';
import { ACCURACY, LOSS } from '../../support/measures.ts';

const ended = (number: number, rung: number, stopValue: number, rest: Partial<BracketTrial> = {}): BracketTrial => ({
  ...{ id: 100 + number, number, bracket: 0, rung, parent: null, state: 'completed', epochs: 3 ** rung, epochsDone: 3 ** rung },
  ...{ stopValue, value: stopValue - 0.01, ...rest },
});
const dataOf = (trials: readonly BracketTrial[]): BracketsData => ({
  ...{ kind: 'brackets', shown: { matched: trials.length, shown: trials.length, by: 'all' } },
  ...{ rungs: bracketRungs(trials), trials },
});
const drawn = (trials: readonly BracketTrial[], objective = ACCURACY) => bracketsChart(dataOf(trials), lightLook, { objective });
const cellsOf = (figure: ReturnType<typeof drawn>): FigurePoint[] =>
  figure.series.filter(({ decoration }) => !decoration).flatMap(({ data }) => data);
const cell = (figure: ReturnType<typeof drawn>, number: number): FigurePoint =>
  cellsOf(figure).find((point) => point.number === number)!;

describe('bracketsChart', () => {
  const trials = [
    ended(1, 0, 0.7),
    ended(2, 0, 0.9),
    ended(3, 0, 0.8),
    ended(4, 0, 0, { state: 'diverged', stopValue: null, value: null }),
    ended(5, 1, 0.95, { parent: 2 }),
  ];

  test('stacks the trials of a rung from the best by stop to those that broke down', () => {
    const figure = drawn(trials);
    const column = cellsOf(figure).filter(({ x }) => x === 0);
    expect(column.toSorted((one, other) => one.y - other.y).map(({ number }) => number)).toEqual([2, 3, 1, 4]);
    const loss = cellsOf(drawn(trials, LOSS)).filter(({ x }) => x === 0);
    expect(loss.toSorted((one, other) => one.y - other.y).map(({ number }) => number)).toEqual([1, 3, 2, 4]);
  });

  test('leads a line from the parent to the trial that continues it', () => {
    const figure = drawn(trials);
    const [parent, promoted] = [cell(figure, 2), cell(figure, 5)];
    expect(promoted.x).toBe(1);
    expect(promoted.link).toMatchObject({ x0: parent.box!.x1, y0: parent.y, x1: promoted.box!.x0, y1: promoted.y });
    expect(cellsOf(figure).filter(({ link }) => link)).toEqual([promoted]);
  });

  test('outlines the best by select and tells rank, budget and parent of a trial', () => {
    const figure = drawn(trials);
    expect(
      cellsOf(figure)
        .filter(({ box }) => box?.outline)
        .map(({ number }) => number),
    ).toEqual([5]);
    expect(cell(figure, 5).text).toBe(
      'bracket 0, rung 1, 3 epochs\nselect 0.9400\nnumber 1 of 1 by stop\ncompleted\ncontinues trial 2',
    );
  });

  test('fills the cell of a running trial as far as it is', () => {
    const running = ended(6, 1, 0, { state: 'running', stopValue: null, value: null, epochs: 9, epochsDone: 3 });
    const figure = drawn([...trials, running]);
    const { box } = cell(figure, 6);
    const done = figure.series.find(({ label }) => label === 'progress')!.data[0]!.box!;
    expect((done.x1 - done.x0) / (box!.x1 - box!.x0)).toBeCloseTo(1 / 3, 12);
    expect(done.fill).toBe(lightLook.states.running);
  });

  test('gives every state a colour of its own in the legend', () => {
    const states = ['running', 'queued', 'failed'] as const;
    const open = states.map((state, at) => ended(10 + at, 0, 0, { state, stopValue: null, value: null }));
    const named = drawn([...trials, ...open]).series.filter(({ decoration }) => !decoration);
    expect(named.map(({ label }) => label)).toEqual(['finished, by value', 'running', 'waiting', 'failed', 'diverged']);
    expect(new Set(named.map(({ backgroundColor }) => backgroundColor)).size).toBe(5);
  });

  test('shows the last brackets of many, or those from a given one on, and says which', () => {
    const many = Array.from({ length: 10 }, (_, bracket) => ended(bracket + 1, 0, 0.5, { bracket }));
    expect(bracketNumbers(bracketRungs(many))).toHaveLength(10);
    const last = drawn(many);
    expect(cellsOf(last).map(({ number }) => number)).toEqual([5, 6, 7, 8, 9, 10]);
    expect(last.subtitle).toContain(`brackets 4 to 9 of 10`);
    const first = bracketsChart(dataOf(many), lightLook, { objective: ACCURACY, from: 1 });
    expect(cellsOf(first).map(({ number }) => number)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(cellsOf(first)).toHaveLength(MOST_BRACKETS);
  });

  describe('of what is planned', () => {
    const plan = (bracket: number, rung: number, planned: number) => ({
      ...{ bracket, rung, epochs: 3 ** rung, planned },
      ...{ trials: 0, finished: 0, promoted: 0 },
    });
    const data: BracketsData = {
      ...dataOf(trials),
      rungs: [{ ...bracketRungs(trials)[0]!, planned: 9 }, { ...bracketRungs(trials)[1]!, planned: 1 }, plan(1, 0, 200)],
    };
    const figure = bracketsChart(data, lightLook, { objective: ACCURACY });
    const faint = figure.series.find(({ label }) => label === 'planned')!;

    test('draws one faint box for what a rung waits for, below what it holds', () => {
      expect(faint.data.map(({ x, box, text }) => [x, box!.label, text])).toEqual([
        [0, '5', 'bracket 0, rung 0, 1 epoch\n5 of 9 planned trials not started'],
        [2.5, '200', 'bracket 1, rung 0, 1 epoch\n200 of 200 planned trials not started'],
      ]);
      const lowest = Math.max(
        ...figure.series.flatMap(({ label, data: points }) => (label === 'planned' ? [] : points.map(({ box }) => box?.y1 ?? 0))),
      );
      expect(faint.data[0]!.box!.y0).toBeGreaterThan(lowest);
    });

    test('tells above a rung how many of the planned ones it holds', () => {
      const heads = figure.series.find(({ label }) => label === 'heads')!.data.map(({ box }) => box!.label);
      expect(heads).toEqual(['Bracket 0', 'Bracket 1', '4/9', '1', '0/200']);
      expect(figure.subtitle).toContain('above each rung how many entered it, of how many planned;');
      expect(drawn(trials).subtitle).toContain('above each rung how many entered it;');
      expect(drawn(trials).subtitle).toContain(' in rungs; ');
    });

    test('shows the last bracket that has begun among those that come', () => {
      const begun = { ...plan(4, 0, 3), trials: 1 };
      expect(firstShown([...Array.from({ length: 12 }, (_, bracket) => plan(bracket, 0, 3)).with(4, begun)])).toBe(2);
      expect(firstShown(Array.from({ length: 12 }, (_, bracket) => plan(bracket, 0, 3)))).toBe(0);
      expect(firstShown([plan(0, 0, 3), plan(1, 0, 3)])).toBe(0);
    });
  });

  test('says so where there is no rung yet', () => {
    expect(drawn([]).subtitle).toBe('No trial has entered a rung yet.');
  });
});
