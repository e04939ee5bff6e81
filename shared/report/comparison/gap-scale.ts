import type { ComparisonEvidence } from '../../evidence.ts';
import type { Scale } from '../report.ts';

/** Room beside the margin where everything lies within it. */
const LEAST_MARGINS = 1.5;

/** The line on which all gaps of a comparison lie, no gap in its middle, with marks at the margin on both sides. */
export function gapScale({ pairwise, margin }: ComparisonEvidence): Scale | null {
  if (margin === null) return null;
  const ends = pairwise.flatMap(({ difference: { value, low, high } }) => [value, low, high].map((end) => Math.abs(end ?? 0)));
  const farthest = Math.max(LEAST_MARGINS * margin, ...ends);
  return { low: -farthest, high: farthest, neutral: 0, needed: [-margin, margin] };
}
