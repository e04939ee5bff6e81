import type { ParameterValue } from '../../../../shared/model.ts';
import { CATALOGUE, completeChoice } from '../../../../electron/engine/search/catalogue.ts';
import { conforms } from '../../../support/strategy-conformance.ts';

type Options = Readonly<Record<string, ParameterValue>>;

/** Options that show another side of a strategy than its defaults. */
const VARIANTS: Readonly<Record<string, readonly Options[]>> = {
  grid: [{ points: 0 }, { points: 3 }],
  'latin-hypercube': [{ points: 0 }, { points: 7 }],
  zoom: [
    { ranges: 'learning_rate=0.001..0.01' },
    { ranges: 'hidden_layers=2..4 activation=relu|tanh' },
    { ranges: 'dropout_rate=0.1..0.3 momentum=0.9..0.95 optimizer=momentum|adam' },
  ],
  'successive-halving': [{ iterations: 1 }, { iterations: 0, configurations: 7 }],
  hyperband: [{ mode: 'paper' }, { mode: 'keras-tuner', iterations: 2 }],
  asha: [{ eta: 3 }, { eta: 2, min_epochs: 2 }],
  'cma-es': [{ population: 0 }, { population: 4 }],
  bohb: [{ random_share: 0.3333 }, { random_share: 0, candidates: 3 }],
};

for (const strategy of CATALOGUE)
  for (const options of VARIANTS[strategy.name] ?? [{}])
    conforms(strategy, completeChoice({ name: strategy.name, options }).options, { chance: !strategy.queueOnly });
