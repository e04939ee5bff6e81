/** A configuration that the session has not had, for strategies that must know when there is none left. */
import type { Params, Space } from '../../../shared/model.ts';
import type { Random } from '../../../shared/random.ts';
import { createHyperparams } from './create-hyperparams.ts';
import { configurationKey, configurationsIn } from './decide.ts';
import type { HistoryTrial } from './strategy.ts';

const ATTEMPTS = 100;

/** Draws uniformly until a configuration is new; null after 100 draws, which count as proof that the space is exhausted. */
export function drawNew(space: Space, history: readonly HistoryTrial[], random: Random): Params | null {
  const tried = configurationsIn(history);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const params = createHyperparams(space, random);
    if (!tried.has(configurationKey(params))) return params;
  }
  return null;
}
