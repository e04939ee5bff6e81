/** Cells as text: the one place where the numbers of a table are written. */
import { countText } from '../format/count.ts';
import { durationsText, durationText } from '../format/duration.ts';
import { orUnknown } from '../format/unknown.ts';
import {
  differenceText,
  hundredthsText,
  percentText,
  pointsText,
  significanceText,
  valueText,
  writtenWith,
} from '../format/value.ts';
import { inlineText } from './plain-text.ts';
import type { Cell, EstimateCell, NamedFormat, NumberFormat } from './report.ts';

const TEXTS: Readonly<Record<NamedFormat, (value: number | null) => string>> = {
  count: countText,
  value: valueText,
  difference: (value) => differenceText(value),
  points: pointsText,
  hundredths: hundredthsText,
  percent: percentText,
  significance: significanceText,
  duration: durationText,
};

function textOf(format: NumberFormat): (value: number | null) => string {
  if (typeof format === 'string') return TEXTS[format];
  const { of, digits } = format;
  return of === 'difference'
    ? (value) => differenceText(value, digits)
    : (value) => orUnknown(value, (known) => writtenWith(digits, known));
}

export interface EstimateText {
  readonly value: string;
  /** Empty where neither end can be said. */
  readonly interval: string;
}

/** The value, and its interval as "0.8912 to 0.8934", all three in one unit; an end beyond what was observed is an ellipsis. */
export function estimateText({ estimate: { value, low, high }, format }: Omit<EstimateCell, 'kind'>): EstimateText {
  if (low === null && high === null) return { value: textOf(format)(value), interval: '' };
  const figures = [value, low, high];
  const [written, ...ends] = format === 'duration' ? durationsText(figures) : figures.map(textOf(format));
  const [from, to] = [low, high].map((end, at) => (end === null ? '…' : ends[at]!));
  return { value: written!, interval: value === null ? '' : `${from} to ${to}` };
}

/** The cell in one line, without its marks; an estimate has its interval behind it. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'number':
      return textOf(cell.format)(cell.value);
    case 'numbers':
      return cell.values.map(textOf(cell.format)).join(cell.between);
    case 'estimate': {
      const { value, interval } = estimateText(cell);
      return interval === '' ? value : `${value} ${interval}`;
    }
    case 'strategy':
      return cell.label;
    case 'places':
      return cell.places.map(({ title }) => title).join('; ');
    case 'finding':
      return cell.text;
    case 'text':
      return inlineText(cell.text);
  }
}
