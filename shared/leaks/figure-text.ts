/** A figure of the lab as text. */
import { countedText } from '../format/count.ts';
import type { NumberFormat } from '../report/report.ts';
import { estimateText } from '../report/cell-text.ts';
import type { LeakFigure } from './lab.ts';

const FORMATS: Readonly<Record<LeakFigure['kind'], NumberFormat>> = {
  difference: 'difference',
  correlation: 'hundredths',
  share: 'percent',
};

/** "+0.0123, 95 % +0.0101 to +0.0145, 8 repetitions" */
export function figureText({ kind, repetitions, estimate }: LeakFigure): string {
  const { value, interval } = estimateText({ estimate, format: FORMATS[kind] });
  return [value, interval && `95 % ${interval}`, countedText(repetitions, 'repetition')].filter((part) => part !== '').join(', ');
}
