/**
 * The margin that keeps every whole number and step within reach (Hamano et al. 2022, CMA-ES with margin, arXiv
 * 2205.13482): without it the distribution may shrink into the cell of one value, where nothing can be learned any more.
 *
 * Notation: alpha the least probability of leaving the cell of the mean, of which each side has half; low and high the
 * ends of that cell; A the scaling and m the mean of a coordinate, the two that are changed.
 */
import { normalCdf } from '../../../../../shared/statistics/normal-cdf.ts';
import { normalQuantile } from '../../../../../shared/statistics/normal-quantile.ts';
import { cellAt, type NumberAxis } from '../../coordinates.ts';
import type { Gaussian } from './gaussian.ts';

const LEAST = 1e-10;

/** @param axes of the distribution's coordinates; continuous ones are left as they are. */
export function withMargin(gaussian: Gaussian, axes: readonly NumberAxis[], alpha: number): Gaussian {
  const mean = gaussian.mean.slice();
  const scaling = gaussian.scaling.slice();
  axes.forEach((axis, at) => {
    if (axis.step === null) return;
    const deviation = gaussian.sigma * Math.sqrt(gaussian.covariance[at * axes.length + at]!);
    const corrected = correct(cellOf(axis, mean[at]!), mean[at]!, scaling[at]!, deviation, alpha);
    [mean[at], scaling[at]] = [corrected.mean, corrected.scaling];
  });
  return { ...gaussian, mean, scaling };
}

interface Cell {
  readonly low: number;
  readonly high: number;
}

/** The cells of the first and the last value have one end only, which stands for both. */
function cellOf(axis: NumberAxis, mean: number): Cell {
  const [from, to] = cellAt(axis, Math.min(1, Math.max(0, mean)));
  if (from <= 1e-12) return { low: to, high: to };
  if (to >= 1 - 1e-12) return { low: from, high: from };
  return { low: from, high: to };
}

/** @param deviation of the coordinate before scaling. */
function correct({ low, high }: Cell, mean: number, scaling: number, deviation: number, alpha: number) {
  const below = normalCdf((low - mean) / (scaling * deviation));
  const above = 1 - normalCdf((high - mean) / (scaling * deviation));
  if (Math.max(below, above) > 0.5) {
    if (Math.min(below, above) >= alpha) return { mean, scaling };
    return { mean: high + Math.sign(mean - high) * scaling * deviation * normalQuantile(1 - alpha), scaling };
  }
  const inside = 1 - below - above;
  const [toBelow, toAbove] = atLeastHalf(below, inside, above, alpha);
  const [lowSpan, highSpan] = [normalQuantile(1 - toBelow), normalQuantile(1 - toAbove)];
  return {
    mean: (low * highSpan + high * lowSpan) / (lowSpan + highSpan),
    scaling: (high - low) / ((lowSpan + highSpan) * deviation),
  };
}

/** The probabilities of both sides when each has at least alpha / 2, the rest shared out in proportion. */
function atLeastHalf(below: number, inside: number, above: number, alpha: number): [number, number] {
  const [low, high] = [Math.max(below, alpha / 2), Math.max(above, alpha / 2)];
  const excess = (1 - low - high - inside) / (low + inside + high - 1.5 * alpha);
  const share = (side: number): number => Math.min(0.5 - LEAST, Math.max(LEAST, side + excess * (side - alpha / 2)));
  return [share(low), share(high)];
}
