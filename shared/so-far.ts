import type { ComparisonEvidence } from './evidence.ts';
import type { Experiment, ExperimentProgress } from './experiment.ts';
import { countedText, countText } from './format/count.ts';

/** Whether it has ended before all pairs had finished that were planned: what is missing will never come. */
export function wasStopped({ experiment: { state, repetitions }, pairs }: Stoppable): boolean {
  return state === 'finished' && pairs < repetitions;
}

type Stoppable = Pick<ExperimentProgress, 'pairs'> & { readonly experiment: Pick<Experiment, 'state' | 'repetitions'> };

/** "1,000 pairs", or of one that was stopped "38 of 1,000 pairs". */
export function pairsText(comparison: Stoppable): string {
  const planned = countedText(comparison.experiment.repetitions, 'pair');
  return wasStopped(comparison) ? `${countText(comparison.pairs)} of ${planned}` : planned;
}

/** Of what a comparison shows without all pairs that were planned; null where it has them. @param state of the comparison: finished, where no more will come */
export function soFarText(
  { pairs, planned }: Pick<ComparisonEvidence, 'pairs' | 'planned'>,
  { state }: Pick<Experiment, 'state'>,
): string | null {
  if (pairs >= planned) return null;
  const done = `${countText(pairs)} of ${countedText(planned, 'pair')}`;
  return state === 'finished'
    ? `Stopped after ${done}: no word is said and no interval holds as it should, as who chooses when to stop finds something by chance.`
    : `So far: ${done}. Words come with the last: who looks on the way, and ends where something is seen, finds something by chance.`;
}
