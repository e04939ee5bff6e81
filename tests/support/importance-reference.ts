import { readFileSync } from 'node:fs';
import { tableOf, type TrialTable } from '../../electron/engine/insight/importance/trial-table.ts';
import type { MeasuredTrials } from '../../shared/importance.ts';
import type { Directed } from '../../shared/measure.ts';
import type { Params, Space } from '../../shared/model.ts';

type Shares = Readonly<Record<string, number>>;
type Trial = Params & { readonly value: number };
interface PedAnova {
  readonly whole: Shares;
  readonly good: Shares;
  readonly space: Shares;
}

const read = (file: string): unknown => JSON.parse(readFileSync(`tests/fixtures/importance/${file}`, 'utf8'));
const recorded = read('importance.json') as {
  readonly plain: {
    readonly ped_anova: PedAnova;
    readonly fanova: Shares;
    readonly fanova_unscaled: Shares;
    readonly permutation: Shares;
  };
  readonly conditional: { readonly trials: readonly Trial[]; readonly ped_anova: PedAnova };
};

/** Importances by Optuna and scikit-learn; see tests/fixtures/importance/record_importance.py. */
export const PLAIN = { trials: read('trials.json') as readonly Trial[], ...recorded.plain };
export const CONDITIONAL = recorded.conditional;

export const PLAIN_SPACE: Space = {
  learning_rate: { type: 'float', low: 1e-5, high: 0.1, scale: 'log' },
  units: { type: 'int', low: 16, high: 1024, scale: 'log' },
  dropout: { type: 'float', low: 0, high: 0.6 },
  activation: { type: 'categorical', values: ['relu', 'tanh', 'elu'] },
};

/** The same, with every value as likely as any other. */
export const UNSCALED_SPACE: Space = {
  ...PLAIN_SPACE,
  learning_rate: { type: 'float', low: 1e-5, high: 0.1 },
  units: { type: 'int', low: 16, high: 1024 },
};

export const CONDITIONAL_SPACE: Space = {
  optimizer: { type: 'categorical', values: ['sgd', 'adam'] },
  momentum: { type: 'float', low: 0, high: 0.99, when: { optimizer: ['sgd'] } },
  layers: { type: 'int', low: 1, high: 5 },
  batch: { type: 'int', low: 8, high: 256 },
  smoothing: { type: 'float', low: 0, high: 0.3, step: 0.05 },
};

/** Trials as the database hands them out. */
export function measured(trials: readonly Trial[], space: Space): MeasuredTrials {
  const stored = (name: string, params: Params): number => {
    const dimension = space[name]!;
    const value = params[name];
    if (value === undefined) return NaN;
    return dimension.type === 'categorical' ? dimension.values.indexOf(value) : Number(value);
  };
  return {
    matched: trials.length,
    values: Float64Array.from(trials, ({ value }) => value),
    parameters: Object.keys(space).map((name) => ({ name, stored: Float64Array.from(trials, (trial) => stored(name, trial)) })),
  };
}

export function tableOfTrials(trials: readonly Trial[], space: Space, objective: Directed): TrialTable {
  return tableOf(space, objective, measured(trials, space));
}

export function everyRow({ losses }: TrialTable): Int32Array {
  return Int32Array.from(losses, (_, row) => row);
}

/** The shares of one sum, under the names of their columns. */
export function named({ columns }: TrialTable, shares: ArrayLike<number>): Shares {
  const sum = columns.reduce((total, _, at) => total + shares[at]!, 0);
  return Object.fromEntries(columns.map(({ name }, at) => [name, shares[at]! / sum]));
}
