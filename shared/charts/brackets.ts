/**
 * The brackets of a search side by side: a column for each rung, a cell for each trial, the best on top, and lines from where a
 * trial was promoted to where it went on. What is planned and not there yet is faint.
 */
import { countedText, countText } from '../format/count.ts';
import { measuredText } from '../format/value.ts';
import type { BracketRung, BracketTrial, PlotData } from '../plots.ts';
import { bestFirst, incumbentOf, type Measure } from '../measure.ts';
import type { TrialState } from '../model.ts';
import type { Axis, Range } from './axis.ts';
import { mix, valueColour, viridis } from './colour.ts';
import { figure, type Figure } from './figure.ts';
import { focusOn } from './focus.ts';
import type { ChartLook } from './look.ts';
import { valueBar } from './scatter.ts';
import type { Box, FigurePoint, Series } from './series.ts';
import { shownText } from './wording.ts';

export type BracketsData = Extract<PlotData, { readonly kind: 'brackets' }>;

export interface BracketChoices {
  readonly objective: Measure;
  /** The number of the first bracket to draw, where there are more than can be seen at once. */
  readonly from?: number | undefined;
}

/** Brackets that can be told apart beside each other. */
export const MOST_BRACKETS = 6;

/** Half the width of a cell, in columns; the rest is room for the lines of promotions. */
const HALF_WIDTH = 0.3;
/** Columns between two brackets. */
const GAP = 0.5;
/** Below so many rows cells grow no higher. */
const LEAST_ROWS = 12;
/** Planned rows beyond are left out: a bracket that has just begun is to be seen too. */
const MOST_PLANNED_ROWS = 100;
/** Of the brackets that are shown unasked, so many have ended: the others run or come. */
const ENDED_BRACKETS = 2;
/** How much the colour of what is planned stands out from the background. */
const FAINT = 0.35;
/** Below so many columns they grow no wider. */
const LEAST_COLUMNS = 5;
/** Heights of the two lines of words above the cells, as shares of the cells' height. */
const HEAD = { bracket: 0.11, rung: 0.09 } as const;

/** A column: one rung, with its trials from the best to those that have no value yet. */
interface Column {
  readonly rung: BracketRung;
  readonly x: number;
  /** Of one trial. */
  readonly height: number;
  readonly trials: readonly BracketTrial[];
}

export function bracketsChart(data: BracketsData, look: ChartLook, { objective, from }: BracketChoices): Figure {
  const rungs = visibleRungs(data.rungs, from ?? firstShown(data.rungs));
  const columns = columnsOf(rungs, data.trials, objective);
  const values = data.trials.flatMap(({ state, value }) => (value !== null && hasValue(state) ? [value] : []));
  const { range } = focusOn(values, objective);
  const best = incumbentOf(data.trials, objective);
  const cells = cellsOf(columns, (trial) => fillOf(trial, values, range, objective, look), best, objective, look);
  const last = columns.at(-1)?.x ?? 0;
  return figure({
    look,
    x: columnAxis(columns, last),
    y: {
      ...{ title: 'trials of a rung, the best on top', low: -HEAD.bracket - HEAD.rung, high: 1, log: false, ticks: [] },
      ...{ reversed: true, format: () => '' },
    },
    plain: true,
    series: [...heads(columns, look), ...stateSeries(cells, look), ...planned(columns, look), progress(columns, look)],
    subtitle: subtitleOf(data, rungs),
    legend: 'boxes',
    bar: values.length === 0 ? undefined : valueBar(look, objective, values, range),
  });
}

/** Numbers of the brackets from which a view may start: every one, where all fit. */
export function bracketNumbers(rungs: readonly BracketRung[]): readonly number[] {
  return [...new Set(rungs.map(({ bracket }) => bracket ?? 0))].toSorted((left, right) => left - right);
}

/** The number of the bracket from which a view starts where nothing is chosen: the last one that has begun is in it. */
export function firstShown(rungs: readonly BracketRung[]): number {
  const numbers = bracketNumbers(rungs);
  const begun = bracketNumbers(rungs.filter(({ trials }) => trials > 0)).at(-1) ?? 0;
  const start = Math.min(numbers.length - MOST_BRACKETS, numbers.indexOf(begun) - ENDED_BRACKETS);
  return numbers[Math.max(0, start)] ?? 0;
}

function visibleRungs(rungs: readonly BracketRung[], from: number): readonly BracketRung[] {
  const numbers = bracketNumbers(rungs);
  const start = Math.max(0, numbers.indexOf(from));
  const seen = new Set(numbers.slice(start, start + MOST_BRACKETS));
  return rungs.filter(({ bracket }) => seen.has(bracket ?? 0));
}

function columnsOf(rungs: readonly BracketRung[], trials: readonly BracketTrial[], objective: Measure): readonly Column[] {
  const members = Map.groupBy(trials, keyOf);
  const of = (rung: BracketRung): readonly BracketTrial[] => members.get(keyOf(rung)) ?? [];
  const rows = new Map<number | null, number>();
  for (const rung of rungs)
    rows.set(rung.bracket, Math.max(rows.get(rung.bracket) ?? LEAST_ROWS, of(rung).length, plannedRows(rung)));
  let x = 0;
  return rungs.map((rung, at) => {
    if (at > 0) x += rungs[at - 1]!.bracket === rung.bracket ? 1 : 1 + GAP;
    return { rung, x, height: 1 / rows.get(rung.bracket)!, trials: ranked(of(rung), objective) };
  });
}

function plannedRows({ planned }: BracketRung): number {
  return Math.min(planned ?? 0, MOST_PLANNED_ROWS);
}

function keyOf({ bracket, rung }: Pick<BracketTrial, 'bracket' | 'rung'>): string {
  return `${bracket}/${rung}`;
}

/** As a rung ranks: completed trials by stop, then those that run or wait, those that broke down last. */
function ranked(trials: readonly BracketTrial[], objective: Measure): readonly BracketTrial[] {
  const inOrder = bestFirst(objective);
  const group = ({ state }: BracketTrial): number => (hasValue(state) ? 0 : state === 'running' || state === 'queued' ? 1 : 2);
  return trials.toSorted(
    (left, right) =>
      group(left) - group(right) ||
      (hasValue(left.state) ? inOrder(left.stopValue ?? 0, right.stopValue ?? 0) : 0) ||
      left.number - right.number,
  );
}

function hasValue(state: TrialState): boolean {
  return state === 'completed' || state === 'stopped';
}

function fillOf(trial: BracketTrial, values: readonly number[], range: Range, objective: Measure, look: ChartLook): string {
  const { state, value } = trial;
  if (state === 'running') return mix(look.background, look.states.running, 0.25);
  if (!hasValue(state) || value === null) return look.states[state];
  const ends = [Math.max(range[0], Math.min(...values)), Math.min(range[1], Math.max(...values))] as const;
  return valueColour(look, objective, ends, value);
}

interface Cell {
  readonly state: TrialState;
  readonly point: FigurePoint;
}

function cellsOf(
  columns: readonly Column[],
  fill: (trial: BracketTrial) => string,
  best: BracketTrial | null,
  objective: Measure,
  look: ChartLook,
): readonly Cell[] {
  const boxes = new Map<string, Box>();
  return columns.flatMap(({ rung, x, height, trials }) =>
    trials.map((trial, at) => {
      const box: Box = {
        ...boxAt(x, at, height),
        fill: fill(trial),
        label: String(trial.number),
        ...(trial === best && { outline: look.chosen }),
      };
      boxes.set(placeOf(trial.bracket, trial.number), box);
      const parent = trial.parent === null ? undefined : boxes.get(placeOf(trial.bracket, trial.parent));
      const link = parent && {
        ...{ x0: parent.x1, y0: (parent.y0 + parent.y1) / 2, x1: box.x0, y1: (box.y0 + box.y1) / 2 },
        stroke: look.neutral,
      };
      const point = {
        ...{ x, y: (box.y0 + box.y1) / 2, id: trial.id, number: trial.number, text: wordsOf(trial, rung, at, objective), box },
        ...(trial.value !== null && { value: trial.value }),
        ...(link && { link }),
      };
      return { state: trial.state, point };
    }),
  );
}

function placeOf(bracket: number | null, number: number): string {
  return `${bracket}/${number}`;
}

function boxAt(x: number, row: number, height: number): Pick<Box, 'x0' | 'x1' | 'y0' | 'y1'> {
  const room = 0.08 * height;
  return { x0: x - HALF_WIDTH, x1: x + HALF_WIDTH, y0: row * height + room, y1: (row + 1) * height - room };
}

function wordsOf(trial: BracketTrial, rung: BracketRung, at: number, objective: Measure): string {
  const value = trial.value === null ? [] : [`select ${measuredText(trial.value, objective)}`];
  const rank = hasValue(trial.state) ? [`number ${at + 1} of ${countText(rung.trials)} by stop`] : [];
  const now = trial.state === 'running' ? [`running, epoch ${trial.epochsDone} of ${trial.epochs}`] : [trial.state];
  const parent = trial.parent === null ? [] : [`continues trial ${trial.parent}`];
  return [placeText(rung), ...value, ...rank, ...now, ...parent].join('\n');
}

function placeText({ bracket, rung, epochs }: BracketRung): string {
  return `${bracket === null ? '' : `bracket ${bracket}, `}rung ${rung}, ${epochsText(epochs)}`;
}

function epochsText(epochs: number): string {
  return `${countedText(epochs, 'epoch')}`;
}

/** A series for each state, so that a legend names its colour. */
function stateSeries(cells: readonly Cell[], look: ChartLook): Series[] {
  const of = (label: string, colour: string, states: readonly TrialState[]): Series[] => {
    const data = cells.filter(({ state }) => states.includes(state)).map(({ point }) => point);
    return data.length === 0 ? [] : [{ label, data, showLine: false, backgroundColor: colour, borderColor: colour }];
  };
  return [
    ...of('finished, by value', viridis(look.name === 'dark' ? 0.7 : 0.35), ['completed', 'stopped']),
    ...of('running', look.states.running, ['running']),
    ...of('waiting', look.states.queued, ['queued']),
    ...of('failed', look.states.failed, ['failed']),
    ...of('diverged', look.states.diverged, ['diverged']),
  ];
}

/** One box for all the trials that a rung still waits for. */
function planned(columns: readonly Column[], look: ChartLook): Series[] {
  const fill = mix(look.background, look.states.queued, FAINT);
  const data = columns.flatMap(({ rung, x, height, trials }): FigurePoint[] => {
    const missing = missingFrom(rung);
    const rows = plannedRows(rung) - trials.length;
    if (missing === 0 || rows <= 0) return [];
    const box = { ...boxAt(x, trials.length, height), y1: boxAt(x, trials.length + rows - 1, height).y1, fill };
    const text = `${placeText(rung)}\n${countText(missing)} of ${countText(rung.planned)} planned ${rung.planned === 1 ? 'trial' : 'trials'} not started`;
    return [{ x, y: (box.y0 + box.y1) / 2, text, box: { ...box, label: countText(missing) } }];
  });
  return data.length === 0 ? [] : [{ label: 'planned', data, showLine: false, backgroundColor: fill, borderColor: fill }];
}

function missingFrom({ planned: size, trials }: BracketRung): number {
  return Math.max(0, (size ?? 0) - trials);
}

/** How far running trials are: the share of their cell that is filled. */
function progress(columns: readonly Column[], look: ChartLook): Series {
  const data = columns.flatMap(({ x, height, trials }) =>
    trials.flatMap(({ state, epochs, epochsDone }, at): FigurePoint[] => {
      if (state !== 'running') return [];
      const box = boxAt(x, at, height);
      const x1 = box.x0 + ((box.x1 - box.x0) * epochsDone) / epochs;
      return [{ x, y: (box.y0 + box.y1) / 2, box: { ...box, x1, fill: look.states.running } }];
    }),
  );
  return { label: 'progress', decoration: true, data, showLine: false };
}

/** The words above the columns: the brackets, and how many trials each rung holds, of how many planned ones. */
function heads(columns: readonly Column[], look: ChartLook): Series[] {
  const fill = look.background;
  const counts = columns.map(({ rung, x }): FigurePoint => {
    const label = missingFrom(rung) > 0 ? `${countText(rung.trials)}/${countText(rung.planned)}` : countText(rung.trials);
    const box = { x0: x - 0.5, x1: x + 0.5, y0: -HEAD.rung, y1: 0, fill, label };
    return { x, y: -HEAD.rung / 2, box };
  });
  const brackets = [...Map.groupBy(columns, ({ rung }) => rung.bracket)].flatMap(([bracket, members]): FigurePoint[] => {
    if (bracket === null) return [];
    const [first, last] = [members[0]!.x, members.at(-1)!.x];
    const half = (1 + GAP) / 2;
    const y = { y0: -HEAD.rung - HEAD.bracket, y1: -HEAD.rung };
    return [{ x: first, y: y.y0, box: { x0: first - half, x1: last + half, ...y, fill, label: `Bracket ${bracket}` } }];
  });
  return [{ label: 'heads', decoration: true, data: [...brackets, ...counts], showLine: false }];
}

function columnAxis(columns: readonly Column[], last: number): Axis {
  const ticks = columns.map(({ rung, x }) => ({ value: x, label: countText(rung.epochs) }));
  return {
    title: 'rungs, by their epochs',
    low: -(1 + GAP) / 2,
    high: Math.max(last + 1, LEAST_COLUMNS) - (1 - GAP) / 2,
    log: false,
    ticks,
    categories: [],
    format: () => '',
  };
}

function subtitleOf({ shown, rungs: all }: BracketsData, rungs: readonly BracketRung[]): string {
  if (all.length === 0) return 'No trial has entered a rung yet.';
  const parts = [
    shown.by === 'all' ? shownText(shown, ' in rungs') : `${shownText(shown, ' in rungs')}: those that came farthest`,
  ];
  const numbers = bracketNumbers(rungs);
  const total = bracketNumbers(all).length;
  if (numbers.length < total) parts.push(`brackets ${numbers[0]} to ${numbers.at(-1)} of ${countText(total)}`);
  const entered = rungs.some((rung) => missingFrom(rung) > 0)
    ? 'how many entered it, of how many planned'
    : 'how many entered it';
  return `${parts.join('; ')}; above each rung ${entered}; lines: promotions; outlined: the best.`;
}
