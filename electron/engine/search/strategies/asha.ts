/** ASHA, the asynchronous successive halving algorithm (Li et al. 2020), in its promotion form. */
import { halvings } from '../rungs/brackets.ts';
import { drawUniformly } from '../rungs/halve.ts';
import { nextBest, promotionRun } from '../rungs/promote.ts';
import { byRung, isRunning } from '../rungs/ranking.ts';
import { ETA, MIN_EPOCHS, refusalToHalve } from '../rungs/options.ts';
import { whyNothingIsLeft } from '../tried.ts';
import type { Ask, Strategy } from '../strategy.ts';

function createAsk(eta: number, minEpochs: number): Ask {
  return (problem, history, random) => {
    const { maxEpochs, goal } = problem;
    const rungs = byRung(history);
    const top = halvings(maxEpochs, eta, minEpochs);
    const epochsOf = (rung: number): number => Math.round(maxEpochs / eta ** (top - rung));
    for (let rung = top; rung > 0; rung--) {
      const lowerTrials = (rungs[rung - 1] ?? []).filter((trial) => !isRunning(trial));
      const step = { lowerTrials, upperTrials: rungs[rung] ?? [], goal };
      const promotion = nextBest(step, Math.floor(lowerTrials.length / eta));
      if (promotion) return promotionRun(promotion, epochsOf(rung), 'To ');
    }
    const drawn = drawUniformly(problem, history, random);
    if (drawn) {
      const text = `No trial is due for promotion. ${drawn.reason.text} Rung 0, for ${epochsOf(0)} epochs.`;
      return { kind: 'run', params: drawn.params, epochs: epochsOf(0), parent: null, rung: 0, bracket: null, reason: { text } };
    }
    return history.some(isRunning) ? { kind: 'wait' } : { kind: 'done', why: whyNothingIsLeft(problem.space) };
  };
}

export const asha: Strategy = {
  name: 'asha',
  title: 'ASHA',
  how:
    'Successive halving without waiting. Whenever a worker is free it looks from the top rung down for a trial that is ' +
    'among the best 1/eta of those that have reached its rung so far, and continues it; where there is none, it starts a ' +
    'new random configuration in the lowest rung. So every worker always has something to do. The price is that early ' +
    'promotions are made on few results. Rungs rank by the stop metric, and a promoted trial that fails or diverges ' +
    'gives its slot to the next best. It goes on until the budget is spent.',
  paper:
    'Li, Jamieson, Rostamizadeh, Gonina, Hardt, Recht and Talwalkar (2020): A system for massively parallel hyperparameter tuning. MLSys.',
  options: [ETA, MIN_EPOCHS],
  promotes: true,
  thinks: false,
  refusal: refusalToHalve,
  create: (options) => createAsk(Number(options['eta']), Number(options['min_epochs'])),
};
