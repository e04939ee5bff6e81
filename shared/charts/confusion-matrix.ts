/** What a classifier takes for what. */
import { countText } from '../format/count.ts';
import { categoryAxis } from './axis.ts';
import { mix } from './colour.ts';
import { figure, type Figure } from './figure.ts';
import type { ChartLook } from './look.ts';
import type { FigurePoint } from './series.ts';

export interface ConfusionData {
  /** confusion[actual][predicted]: rows. */
  readonly confusion: readonly (readonly number[])[];
  readonly classes: readonly string[];
}

/** Right answers are on the diagonal, grey, so that the colour shows the mistakes: the stronger, the more of the class. */
export function confusionMatrix({ confusion, classes }: ConfusionData, look: ChartLook): Figure {
  const totals = confusion.map((counts) => counts.reduce((sum, count) => sum + count, 0));
  const worst = Math.max(
    1e-9,
    ...confusion.flatMap((counts, actual) =>
      counts.map((count, predicted) => (predicted === actual ? 0 : count / Math.max(1, totals[actual]!))),
    ),
  );
  const cell = (count: number, actual: number, predicted: number): FigurePoint => {
    const share = count / Math.max(1, totals[actual]!);
    const right = actual === predicted;
    const fill = right
      ? mix(look.background, look.neutral, 0.12 + 0.3 * share)
      : mix(look.background, look.chosen, 0.85 * Math.sqrt(share / worst));
    return {
      x: predicted,
      y: actual,
      text: `${countText(count)} of ${countText(totals[actual])} ${classes[actual]}\n${right ? 'recognised' : `taken for ${classes[predicted]}`} (${(100 * share).toFixed(1)} %)`,
      box: {
        x0: predicted - 0.5,
        x1: predicted + 0.5,
        y0: actual - 0.5,
        y1: actual + 0.5,
        fill,
        ...(count > 0 && { label: countText(count) }),
      },
    };
  };
  const right = confusion.reduce((sum, counts, actual) => sum + (counts[actual] ?? 0), 0);
  const rows = totals.reduce((sum, total) => sum + total, 0);
  return figure({
    look,
    x: categoryAxis('predicted class', classes),
    y: { ...categoryAxis('actual class', classes), reversed: true },
    plain: true,
    series: [
      {
        label: 'rows',
        data: confusion.flatMap((counts, actual) => counts.map((count, predicted) => cell(count, actual, predicted))),
        showLine: false,
      },
    ],
    subtitle: `${countText(right)} of ${countText(rows)} select rows recognised; colour: share of the actual class that is mistaken.`,
  });
}
