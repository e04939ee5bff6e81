/** How a finding reads after *is* or *are*, wherever it is said. */
import type { Finding } from '../../../../shared/finding.ts';

/** By itself, and before what it is compared with. */
export const PHRASES: Readonly<Record<Finding, { readonly alone: string; readonly before: string }>> = {
  better: { alone: 'better', before: 'better than' },
  'better or slightly better': { alone: 'ahead', before: 'ahead of' },
  'slightly better': { alone: 'slightly better', before: 'slightly better than' },
  same: { alone: 'the same', before: 'the same as' },
  undecided: { alone: 'undecided', before: 'undecided against' },
  'slightly worse': { alone: 'slightly worse', before: 'slightly worse than' },
  'worse or slightly worse': { alone: 'behind', before: 'behind' },
  worse: { alone: 'worse', before: 'worse than' },
};
/** The best first. */
export const FINDINGS = Object.keys(PHRASES) as Finding[];
