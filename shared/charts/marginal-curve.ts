/** The mean predicted value along one hyperparameter, with its band. */
import type { MarginalCurve } from '../importance.ts';
import type { Measure } from '../measure.ts';
import type { Dimension } from '../model.ts';
import { objectiveText } from '../wording.ts';
import { measureAxis, parameterAxis, spread } from './axis.ts';
import { withOpacity } from './colour.ts';
import { figure, type Figure } from './figure.ts';
import type { ChartLook } from './look.ts';
import type { Series } from './series.ts';

export interface MarginalChoices {
  readonly name: string;
  readonly dimension: Dimension;
  readonly objective: Measure;
}

export function marginalChart(curve: MarginalCurve, look: ChartLook, { name, dimension, objective }: MarginalChoices): Figure {
  const ends = [...curve.low, ...curve.high];
  const categories = dimension.type === 'categorical';
  return figure({
    look,
    x: parameterAxis(name, dimension),
    y: measureAxis('select', objective, spread([Math.min(...ends), Math.max(...ends)], false)),
    series: [...(categories ? whiskers(curve, look) : band(curve, look)), means(curve, categories, look)],
    subtitle: `Mean ${objectiveText(objective)} that a forest predicts, over all other hyperparameters; ${categories ? 'bars' : 'band'}: 95 % over resamples of the trials.`,
    measure: objective,
  });
}

function means({ at, mean }: MarginalCurve, categories: boolean, look: ChartLook): Series {
  return {
    label: 'mean',
    data: at.map((x, point) => ({ x, y: mean[point]! })),
    showLine: !categories,
    borderColor: look.accent,
    backgroundColor: look.accent,
    borderWidth: 2,
    pointRadius: categories ? 4 : 0,
  };
}

function band({ at, low, high }: MarginalCurve, look: ChartLook): Series[] {
  const edge = (ends: readonly number[], fill: false | '-1'): Series => ({
    label: 'band',
    decoration: true,
    data: at.map((x, point) => ({ x, y: ends[point]! })),
    borderWidth: 0,
    fill,
    backgroundColor: withOpacity(look.accent, 0.2),
  });
  return [edge(low, false), edge(high, '-1')];
}

function whiskers({ at, low, high }: MarginalCurve, look: ChartLook): Series[] {
  return at.map((x, point) => ({
    label: 'interval',
    decoration: true,
    data: [low[point]!, high[point]!].map((y) => ({ x, y })),
    borderColor: withOpacity(look.accent, 0.45),
    borderWidth: 3,
  }));
}
