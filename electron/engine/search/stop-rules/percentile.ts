/** Stops a trial whose best value so far is outside the best share of what finished trials had after as many epochs. */
import type { StrategyOption } from '../../../../shared/catalogue.ts';
import { isBetter, quantileOfBest } from '../../../../shared/measure.ts';
import { quantile } from '../../../../shared/statistics/quantile.ts';
import { bestUpTo, rivalsOf } from './curves.ts';
import type { StopRule, StopRuleEntry } from './stop-rule.ts';

export const STARTUP_TRIALS: StrategyOption = {
  name: 'startup_trials',
  title: 'Completed trials first',
  type: 'int',
  default: 5,
  low: 1,
  high: 1000,
  what: 'Completed trials that must be there before any is stopped.',
};

export const WARMUP_EPOCHS: StrategyOption = {
  name: 'warmup_epochs',
  title: 'Epochs without stopping',
  type: 'int',
  default: 1,
  low: 0,
  high: 10_000,
  what: 'Epochs in which no trial is stopped.',
};

/** @param keepPercent share of the finished trials, in percent, that the trial must be as good as. */
export function percentileRule(keepPercent: number, startupTrials: number, warmupEpochs: number): StopRule {
  return (trial, others, measure) => {
    const epoch = trial.values.length;
    const finished = rivalsOf(trial, others).filter(({ state }) => state === 'completed');
    if (epoch <= warmupEpochs || finished.length < startupTrials) return null;
    const values = finished.flatMap((other) => other.values[epoch - 1] ?? []);
    if (values.length === 0) return null;
    const bar = quantile(values, quantileOfBest(measure, keepPercent / 100));
    const best = bestUpTo(epoch, trial.values, measure);
    if (!isBetter(measure, bar, best)) return null;
    const name = keepPercent === 50 ? 'the median' : `the best ${keepPercent} %`;
    return {
      text: `Stopped after epoch ${epoch}: its best, ${best.toPrecision(4)}, is worse than ${name} of ${values.length} trials there, ${bar.toPrecision(4)}.`,
      epoch,
      best,
      bar,
    };
  };
}

export const percentile: StopRuleEntry = {
  name: 'percentile',
  title: 'Percentile rule',
  how:
    'After each epoch, compares the best stop metric that the trial has reached so far with what the completed trials had ' +
    'after the same epoch, and stops it where it is not as good as the best share of them. Trials that patience ended ' +
    'before that epoch are left out of the comparison.',
  paper: 'Akiba, Sano, Yanase, Ohta and Koyama (2019): Optuna: A next-generation hyperparameter optimization framework. KDD.',
  options: [
    {
      name: 'keep_percent',
      title: 'Percent that goes on',
      type: 'float',
      default: 25,
      low: 1,
      high: 99,
      what: 'A trial goes on while it is as good as the best so many percent.',
    },
    STARTUP_TRIALS,
    WARMUP_EPOCHS,
  ],
  create: (options) =>
    percentileRule(Number(options['keep_percent']), Number(options['startup_trials']), Number(options['warmup_epochs'])),
};
