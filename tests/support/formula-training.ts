/** Training by formula: every configuration has a quality, a speed and, for some, a misfortune of its own. */
import { configurationKey } from '../../electron/engine/search/configuration-key.ts';
import type { Simulation } from '../../electron/engine/search/simulate.ts';
import { randomFor } from '../../shared/random.ts';

/**
 * Curves that rise towards the configuration's quality.
 * @param misfortune share of configurations, from 0 to 1, that fail, and share that diverges; as many end by patience.
 * @param latest the last epoch in which misfortune may come.
 */
export function formulaTraining(misfortune: number, latest = 4): Simulation['train'] {
  return (params, epoch) => {
    const own = randomFor('formula', configurationKey(params));
    const [fate, quality, speed, unlucky, durationMs] = [
      own.next(),
      own.next(),
      0.5 + 4 * own.next(),
      1 + own.below(latest),
      50 + own.below(500),
    ];
    if (fate < misfortune && epoch === unlucky) return 'failed';
    if (fate >= misfortune && fate < 2 * misfortune && epoch === unlucky) return { stop: NaN, select: NaN, durationMs };
    if (fate >= 2 * misfortune && fate < 3 * misfortune && epoch > unlucky) return 'ended';
    const stop = quality * (1 - Math.exp(-epoch / speed));
    return { stop, select: stop - 0.01 * own.next(), durationMs };
  };
}
