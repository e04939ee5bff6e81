/** Cells as text: the one place where the numbers of a table are written. */
import { countText } from '../format/count.ts';
import { durationsText, durationText } from '../format/duration.ts';
import { differenceText, hundredthsText, percentText, pointsText, significanceText, valueText } from '../format/value.ts';
import { inlineText } from './plain-text.ts';
import type { Cell, EstimateCell, NumberFormat } from './report.ts';

const TEXTS: Readonly<Record<NumberFormat, (value: number | null) => string>> = {
  count: countText,
  value: valueText,
  difference: differenceText,
  points: pointsText,
  hundredths: hundredthsText,
  percent: percentText,
  significance: significanceText,
  duration: durationText,
};

export interface EstimateText {
  readonly value: string;
  /** Empty where neither end can be said. */
  readonly interval: string;
}

/** The value, and its interval as "0.8912 to 0.8934", all three in one unit; an end beyond what was observed is an ellipsis. */
export function estimateText({ estimate: { value, low, high }, format }: Omit<EstimateCell, 'kind'>): EstimateText {
  if (low === null && high === null) return { value: TEXTS[format](value), interval: '' };
  const figures = [value, low, high];
  const [written, ...ends] = format === 'duration' ? durationsText(figures) : figures.map(TEXTS[format]);
  const [from, to] = [low, high].map((end, at) => (end === null ? '…' : ends[at]!));
  return { value: written!, interval: value === null ? '' : `${from} to ${to}` };
}

/** The cell in one line, without its marks; an estimate has its interval behind it. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'number':
      return TEXTS[cell.format](cell.value);
    case 'numbers':
      return cell.values.map(TEXTS[cell.format]).join(cell.between);
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
