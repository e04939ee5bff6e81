/** What a figure draws: points, boxes and lines, in the units of its axes. */
import type { ChartDataset } from 'chart.js';

/** A point in the units of the axes; one with a box stands for the whole box around it. */
export interface FigurePoint {
  readonly x: number;
  readonly y: number;
  /** The trial that it stands for. */
  readonly id?: number;
  readonly number?: number;
  /** The value, where the point is not drawn at its height (it would lie outside the axis) or colours a point. */
  readonly value?: number;
  /** What a tooltip says of it beyond the axes. */
  readonly text?: string;
  readonly box?: Box;
  /** A line that leads to it. */
  readonly link?: Link;
}

export interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly fill: string;
  /** Written in the middle, where there is room. */
  readonly label?: string;
  readonly outline?: string;
}

export interface Link {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly stroke: string;
}

export type Series = ChartDataset<'line', FigurePoint[]> & {
  readonly label: string;
  /** Lines and marks that explain others: not hovered, not walked, not exported. */
  readonly decoration?: boolean;
  /** Writes the label at the end of the line. */
  readonly endLabel?: boolean;
  /** Its name in a legend, where that is not its label; series of one name have one entry. */
  readonly legendLabel?: string;
};
