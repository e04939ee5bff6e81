/**
 * A figure: the Chart.js configuration of a chart, with what a window needs beside it to let a person read and touch it.
 * Nothing here draws; the same figure is drawn on a canvas of the window and on a native canvas of the report.
 */
import type { ChartConfiguration, Scale, ScaleOptionsByType } from 'chart.js';
import { parameterText } from '../format/parameter.ts';
import { measuredText } from '../format/value.ts';
import type { Measure } from '../measure.ts';
import type { Axis } from './axis.ts';
import { boxes } from './boxes.ts';
import { colourBar, roomForBar, type ColourBar } from './colour-bar.ts';
import { endLabels, roomForLabels } from './end-labels.ts';
import { links } from './links.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint, Series } from './series.ts';

export interface Figure extends ChartConfiguration<'line', FigurePoint[]> {
  readonly axes: { readonly x: Axis; readonly y: Axis };
  readonly series: readonly Series[];
  /** What is shown: how many trials, which band, which statistic. */
  readonly subtitle: string;
  readonly look: ChartLook;
  /** Writes the value of a point in full. */
  readonly valueText: (value: number) => string;
}

export interface FigureParts {
  readonly look: ChartLook;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly subtitle: string;
  /** What the values of points are values of. */
  readonly measure?: Measure;
  readonly bar?: ColourBar | undefined;
  /** A legend below: of lines, for more series than can be labelled at their ends, or of the colours of boxes. */
  readonly legend?: 'none' | 'lines' | 'boxes';
  /** Draws no grid and no ticks beyond the labels: for charts made of boxes. */
  readonly plain?: boolean;
}

/** Series that can be labelled at their ends; more get a legend. */
export const MOST_END_LABELS = 4;

/** Characters of a title beside an axis that fit on one line of a low chart. */
const MOST_IN_TITLE = 36;

/** Puts axes, series and words together, in the one style of all charts. */
export function figure(parts: FigureParts): Figure {
  const { look, x, y, subtitle, measure } = parts;
  const series = [...parts.series];
  const font = { family: look.font.family, size: look.font.sizePx };
  return {
    type: 'line',
    axes: { x, y },
    series,
    subtitle,
    look,
    valueText: (value) => (measure ? measuredText(value, measure) : parameterText(value)),
    data: { datasets: series },
    plugins: [links, boxes, endLabels, colourBar],
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      color: look.text,
      font,
      layout: {
        padding: {
          top: 8,
          left: 2,
          bottom: 0,
          right: roomForLabels(series, look) + (parts.bar ? roomForBar(parts.bar, look) : 8),
        },
      },
      elements: {
        line: { borderWidth: 1.75, tension: 0, borderJoinStyle: 'round' },
        point: { radius: 0, borderWidth: 0 },
      },
      scales: { x: scaleOf(x, 'x', parts), y: scaleOf(y, 'y', parts) },
      plugins: {
        title: { display: false, align: 'start', color: look.text, font: { ...font, size: look.font.sizePx + 3, weight: 600 } },
        subtitle: {
          display: true,
          align: 'start',
          text: linesOf(subtitle),
          color: look.muted,
          font,
          padding: { bottom: 6 },
        },
        legend: {
          display: (parts.legend ?? 'none') !== 'none',
          position: 'bottom',
          align: 'start',
          labels: {
            color: look.muted,
            font,
            ...(parts.legend === 'boxes' ? { boxWidth: 10, boxHeight: 10 } : dashedLines(series, look)),
            filter: (item, data) => isNamed(item.datasetIndex, data.datasets),
          },
        },
        endLabels: { look },
        colourBar: { look, bar: parts.bar ?? null },
      },
    },
  };
}

/**
 * Chart.js leaves the dashes out of a legend of lines; they are what tells lines apart without colour. Series that share a
 * name in the legend look alike.
 */
function dashedLines(series: readonly Series[], look: ChartLook): object {
  const nameOf = ({ legendLabel, label }: Series): string => legendLabel ?? label;
  const isFirst = (one: Series, at: number): boolean => series.findIndex((other) => nameOf(other) === nameOf(one)) === at;
  const item = (one: Series, datasetIndex: number): object => ({
    ...{
      text: nameOf(one),
      fontColor: look.muted,
      strokeStyle: String(one.borderColor),
      lineDash: (one.borderDash as number[] | undefined) ?? [],
      lineWidth: 2,
    },
    ...{ pointStyle: 'line', datasetIndex },
  });
  return {
    ...{ usePointStyle: true, pointStyleWidth: 26, boxHeight: 8 },
    generateLabels: () => series.flatMap((one, at) => (isFirst(one, at) ? [item(one, at)] : [])),
  };
}

function isNamed(at: number | undefined, datasets: readonly unknown[]): boolean {
  return !(datasets[at ?? 0] as Series).decoration;
}

/** Splits a sentence into lines of at most so many characters. */
export function linesOf(sentence: string, most = 96): string[] {
  return sentence.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > most) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}

/** A long title has its unit on a line of its own. */
function titleLines(title: string): string | string[] {
  const unit = title.lastIndexOf(' (');
  return title.length > MOST_IN_TITLE && unit > 0 ? [title.slice(0, unit), title.slice(unit + 1)] : title;
}

function scaleOf(axis: Axis, side: 'x' | 'y', { look, plain = false }: FigureParts): DeepScale {
  const font = { family: look.font.family, size: look.font.sizePx };
  const labels = new Map(axis.ticks.map(({ value, label }) => [value, label]));
  return {
    type: axis.log ? 'logarithmic' : 'linear',
    min: axis.low,
    max: axis.high,
    reverse: axis.reversed ?? false,
    title: {
      display: axis.title !== '',
      text: side === 'y' ? titleLines(axis.title) : axis.title,
      color: look.muted,
      font,
      padding: 4,
    },
    grid: { color: look.grid, drawTicks: false, display: !plain && !(axis.categories && side === 'x') },
    border: { color: look.axis, display: side === 'x' && !plain },
    ticks: {
      color: look.muted,
      font,
      padding: 6,
      minRotation: 0,
      maxRotation: axis.categories && side === 'x' ? 40 : 0,
      autoSkip: !axis.categories,
      autoSkipPadding: 10,
      includeBounds: false,
      callback: (value: string | number) => labels.get(Number(value)) ?? '',
    },
    afterBuildTicks: (scale: Scale) => {
      scale.ticks = axis.ticks.map(({ value }) => ({ value }));
    },
  } as DeepScale;
}

type DeepScale = NonNullable<NonNullable<NonNullable<ChartConfiguration<'line'>['options']>['scales']>[string]> &
  Partial<Pick<ScaleOptionsByType<'linear'>, 'type'>>;
