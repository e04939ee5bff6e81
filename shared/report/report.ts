/**
 * A report as plain readonly data: what is said and shown, composed once and drawn by the window, the terminal and every file that
 * is written of it. Nothing here is drawn; numbers stay numbers until `cell-text.ts` writes them.
 */
import type { Figure } from '../charts/figure.ts';
import type { Estimated } from '../evidence.ts';
import type { RowPicture } from '../leaks/leak.ts';
import type { Digits } from '../format/value.ts';
import type { Measure } from '../measure.ts';
import type { Space } from '../model.ts';
import type { PlotData } from '../plots.ts';

export interface Report {
  readonly title: string;
  /** What it is about and of when it is, under the title. */
  readonly subtitle: string;
  /** Who has written it and for which course; empty where it is not stated. */
  readonly author: string;
  readonly course: string;
  readonly chapters: readonly Chapter[];
  /** What stands in the margin of a chapter or a section, by its anchor: the task that it answers. */
  readonly margin: Readonly<Record<string, string>>;
}

export interface Chapter {
  readonly heading: string;
  /** As of a section. */
  readonly anchor: string;
  /** Before its sections. */
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
  /** Whether its tables are so wide that its pages lie across. */
  readonly across: boolean;
}

export interface Section {
  readonly heading: string;
  /** Where links lead: lower-case words with hyphens, unique in its report. */
  readonly anchor: string;
  readonly blocks: readonly Block[];
}

export type Block = TextBlock | Table | FigureBlock | ParallelBlock | RowsBlock | CodeBlock;

// ----------------------------------------------------------------------- text

/** A piece of a line; a term is explained by its key in the glossary. */
export type Inline =
  | string
  | { readonly mark: 'strong' | 'code'; readonly text: string }
  | { readonly mark: 'link'; readonly text: string; readonly address: string }
  | { readonly mark: 'term'; readonly text: string; readonly term: string };

export type Line = readonly Inline[];

export interface TextBlock {
  readonly kind: 'text';
  readonly paragraphs: readonly Line[];
}

export interface CodeBlock {
  readonly kind: 'code';
  /** As a Markdown fence names it: python, json, sh. */
  readonly language: string;
  readonly text: string;
}

export interface FigureBlock {
  readonly kind: 'figure';
  readonly title: string;
  readonly figure: Figure;
  readonly caption: Line;
  /** What the figure shows, for who cannot see it. */
  readonly alternative: string;
}

/** Trials as lines across their hyperparameters. */
export interface ParallelBlock extends Omit<FigureBlock, 'kind' | 'figure'> {
  readonly kind: 'parallel';
  readonly data: Extract<PlotData, { readonly kind: 'parallel' }>;
  readonly space: Space;
  readonly objective: Measure;
  /** Names of the hyperparameters that have an axis, from left to right; the value is the last one. */
  readonly shown: readonly string[];
}

/** Which rows a search sees when. */
export interface RowsBlock {
  readonly kind: 'rows';
  readonly picture: RowPicture;
  /** The same in words. */
  readonly alternative: string;
}

// ---------------------------------------------------------------------- table

export interface Table {
  readonly kind: 'table';
  /** What is in it, how it was computed. */
  readonly caption: Line;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  readonly title: Inline;
  /** Of its numbers, where they do not say it themselves. */
  readonly unit: string | null;
  readonly alignment: 'start' | 'end';
  /** Of all its cells. */
  readonly kind: Cell['kind'];
  /**
   * Where there is no room for all, the column with the highest priority goes first, and of equals the last; those of 0 stay.
   */
  readonly priority: number;
  /** Where the estimates may be drawn as well. */
  readonly scale: Scale | null;
}

/** A line on which an estimate lies. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  /** No difference. */
  readonly neutral: number;
  /** From here on it counts as of use, on one side or on both. */
  readonly needed: readonly number[];
}

export interface Row {
  /** One for each column. */
  readonly cells: readonly Cell[];
  /** The row in a sentence, where there is one. */
  readonly note: string | null;
}

export type Cell =
  | { readonly kind: 'text'; readonly text: Inline }
  | PlacesCell
  | { readonly kind: 'number'; readonly value: number | null; readonly format: NumberFormat }
  | NumbersCell
  | EstimateCell
  | StrategyCell
  | { readonly kind: 'finding'; readonly text: string; readonly tone: Tone };

/** Where something is told: on paper by its pages, else by a link. */
export interface PlacesCell {
  readonly kind: 'places';
  readonly places: readonly Place[];
}

export interface Place {
  /** Of a chapter or a section. */
  readonly anchor: string;
  readonly title: string;
}

/** Several numbers that belong together: 3 of 30. */
export interface NumbersCell {
  readonly kind: 'numbers';
  readonly values: readonly number[];
  readonly format: NumberFormat;
  /** What stands between them. */
  readonly between: string;
}

/** A value with its interval. */
export interface EstimateCell {
  readonly kind: 'estimate';
  readonly estimate: Estimated;
  readonly format: NumberFormat;
}

/** An arm of a comparison, which has its style everywhere (`armStyle`). */
export interface StrategyCell {
  readonly kind: 'strategy';
  readonly strategy: string;
  readonly label: string;
  readonly budgetFactor: number;
  /** Arms before it of its strategy and budget. */
  readonly alike: number;
}

export type Tone = 'good' | 'bad' | 'slight' | 'none';

/** How a number is written: see `shared/format/`. Durations are in milliseconds. */
export type NumberFormat = NamedFormat | MeasuredFormat;
export type NamedFormat = 'count' | 'value' | 'difference' | 'points' | 'hundredths' | 'percent' | 'significance' | 'duration';

/** A measured value, or a difference of two, with digits that suit its measure. */
export interface MeasuredFormat {
  readonly of: 'value' | 'difference';
  readonly digits: Digits;
}
