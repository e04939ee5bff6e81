import type { ComparisonEvidence } from './evidence.ts';
import { countedText, countText } from './format/count.ts';

/** Of what a comparison shows before its end; null once all pairs have finished that were planned. */
export function soFarText({ pairs, planned }: Pick<ComparisonEvidence, 'pairs' | 'planned'>): string | null {
  if (pairs >= planned) return null;
  return `So far: ${countText(pairs)} of ${countedText(planned, 'pair')}. Words come with the last: who looks on the way, and ends where something is seen, finds something by chance.`;
}
