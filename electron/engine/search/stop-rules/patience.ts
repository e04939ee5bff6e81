/** Stops a trial that has not got better for a while (early stopping; Prechelt 1998). */
import { gainOf, isBetter } from '../../../../shared/measure.ts';
import type { StopRule, StopRuleEntry } from './stop-rule.ts';

function createRule(patience: number, least: number): StopRule {
  return (trial, _others, measure) => {
    const epoch = trial.values.length;
    let [best, bestEpoch] = [gainOf(measure, -Infinity), 0];
    for (const [at, value] of trial.values.entries())
      if (value !== null && isBetter(measure, value, best + gainOf(measure, least))) [best, bestEpoch] = [value, at + 1];
    if (epoch - bestEpoch < patience) return null;
    const text = `Stopped after epoch ${epoch}: no better for ${epoch - bestEpoch} epochs than ${best.toPrecision(4)} in epoch ${bestEpoch}.`;
    return { text, epoch, best, bestEpoch };
  };
}

export const patience: StopRuleEntry = {
  name: 'patience',
  title: 'Patience',
  how:
    'Stops a trial whose stop metric has not improved for some epochs. It looks at no other trial, so it only saves what ' +
    'training to the end would have wasted. The hyperparameter patience does the same inside the training, as part of ' +
    'the configuration; this rule is the same for every trial of a session.',
  paper: 'Prechelt (1998): Early stopping, but when? In: Neural networks: Tricks of the trade.',
  options: [
    {
      name: 'epochs',
      title: 'Epochs without improvement',
      type: 'int',
      default: 5,
      low: 1,
      high: 10_000,
      what: 'Epochs without improvement after which a trial is stopped.',
    },
    {
      name: 'improvement',
      title: 'Least improvement',
      type: 'float',
      default: 0,
      low: 0,
      high: 1,
      what: 'By how much the stop metric must get better to count.',
    },
  ],
  create: (options) => createRule(Number(options['epochs']), Number(options['improvement'])),
};
