/** Asynchronous successive halving in its stopping form: at each rung, only the best 1/eta so far train on. */
import { isBetter } from '../../../../shared/measure.ts';
import { ETA, MIN_EPOCHS } from '../rungs/options.ts';
import { bestUpTo, rivalsOf } from './curves.ts';
import type { StopRule, StopRuleEntry } from './stop-rule.ts';

function createRule(eta: number, minEpochs: number): StopRule {
  return (trial, others, measure) => {
    const epoch = trial.values.length;
    if (!isRung(epoch, eta, minEpochs)) return null;
    const best = bestUpTo(epoch, trial.values, measure);
    const there = rivalsOf(trial, others).filter(({ values }) => values.length >= epoch);
    const better = there.filter(({ values }) => isBetter(measure, bestUpTo(epoch, values, measure), best));
    const [rank, among] = [better.length + 1, there.length + 1];
    if (rank <= Math.max(1, Math.floor(among / eta))) return null;
    return {
      text: `Stopped after epoch ${epoch}: number ${rank} of ${among} trials that have come so far, and one in ${eta} goes on.`,
      epoch,
      best,
      rank,
      among,
    };
  };
}

/** Whether the epoch is minEpochs times a power of eta. */
function isRung(epoch: number, eta: number, minEpochs: number): boolean {
  let rung = minEpochs;
  while (rung < epoch) rung *= eta;
  return rung === epoch;
}

export const ashaStopping: StopRuleEntry = {
  name: 'asha-stopping',
  title: 'ASHA rule',
  how:
    'After min_epochs, eta times as many, eta times as many again and so on, a trial goes on only if it is among the best ' +
    '1/eta of all trials that have come so far, itself included; while there are fewer than eta, only the best does. ' +
    'Trials are compared by the best stop metric up to that epoch, whatever became of them later. Unlike the strategy ' +
    'ASHA it never comes back to a trial that it has stopped.',
  paper:
    'Li, Jamieson, Rostamizadeh, Gonina, Hardt, Recht and Talwalkar (2020): A system for massively parallel hyperparameter tuning. MLSys.',
  options: [ETA, MIN_EPOCHS],
  create: (options) => createRule(Number(options['eta']), Number(options['min_epochs'])),
};
