/** A configuration that the session has not had, for strategies that must know when there is none left. */
import type { Params, Space } from '../../../shared/model.ts';
import type { Random } from '../../../shared/random.ts';
import { createHyperparams } from './create-hyperparams.ts';
import { openIn, untriedIn } from './tried.ts';
import type { HistoryTrial } from './strategy.ts';

const ATTEMPTS = 100;

/**
 * Draws until a configuration is new; after 100 draws one of those that are left, each as likely as another, where they can be
 * counted. Null where none is left, or none was found among too many to be counted.
 */
export function drawNew(space: Space, history: readonly HistoryTrial[], random: Random): Params | null {
  const isOpen = openIn(space, history);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const params = createHyperparams(space, random);
    if (isOpen(params)) return params;
  }
  const left = untriedIn(space, history);
  return left === null || left.length === 0 ? null : left[random.below(left.length)]!;
}
