/** The median stopping rule (Golovin et al. 2017): the percentile rule at one half. */
import { percentileRule, STARTUP_TRIALS, WARMUP_EPOCHS } from './percentile.ts';
import type { StopRuleEntry } from './stop-rule.ts';

export const median: StopRuleEntry = {
  name: 'median',
  title: 'Median rule',
  how:
    'Stops a trial whose best stop metric so far is worse than the median of what the completed trials had after the same ' +
    'epoch. It assumes nothing about the shape of learning curves and is mild: about half of the trials go on. (The paper ' +
    'takes the mean of each other trial up to that epoch; here it is the value at that epoch, as in Optuna.)',
  paper:
    'Golovin, Solnik, Moitra, Kochanski, Karro and Sculley (2017): Google Vizier: A service for black-box optimization. KDD.',
  options: [STARTUP_TRIALS, WARMUP_EPOCHS],
  create: (options) => percentileRule(50, Number(options['startup_trials']), Number(options['warmup_epochs'])),
};
