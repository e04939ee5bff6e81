/** A comparison of strategies on another study of the same data, which a report may cite for what its own study cannot show. */
import type { Authored } from '../../authored.ts';
import type { StudyOverview } from '../../contract/studies.ts';
import type { ExperimentDetail } from '../../experiment-detail.ts';
import { FEWEST_PAIRS } from '../../statistics/comparison-levels.ts';

/** One that came to its end, replayed on recorded curves, with enough pairs to show something. */
export interface Citable {
  readonly experimentId: number;
  /** When it was asked for: by that it is known in every copy of its study. */
  readonly createdAt: string;
  readonly pairs: number;
  readonly studyId: number;
  readonly studyName: string;
}

export interface CitedComparison {
  readonly study: StudyOverview;
  readonly comparison: ExperimentDetail;
}

/**
 * What its author has chosen; null where that is gone.
 * @param citable the one that is usual first
 * @param ownPairs of the largest comparison of the report's own study
 */
export function citedAmong<Each extends Pick<Citable, 'createdAt'>>(
  citable: readonly Each[],
  { cites, template }: Pick<Authored, 'cites' | 'template'>,
  ownPairs: number,
): Each | null {
  if (cites === 'none') return null;
  if (cites !== 'usual') return citable.find(({ createdAt }) => createdAt === cites) ?? null;
  return template === 'assignment' && ownPairs < FEWEST_PAIRS ? (citable[0] ?? null) : null;
}
