/** Which studies the list shows, and in which order. */
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import { isUnfinished } from '../../../shared/job-state.ts';
import { gainOf, objectiveOf } from '../../../shared/measure.ts';
import { matching } from '../frame/matching.ts';

export type StudySort = 'updated' | 'name' | 'value' | 'trials';

export const SORTS: readonly { readonly value: StudySort; readonly label: string }[] = [
  { value: 'updated', label: 'Last changed first' },
  { value: 'name', label: 'By name' },
  { value: 'value', label: 'Best value first' },
  { value: 'trials', label: 'Most trials first' },
];

export interface Arrangement {
  readonly written: string;
  readonly sort: StudySort;
  /** Whether archived studies are shown as well, after the others. */
  readonly archived: boolean;
}

/** Studies that run or wait for it first, then starred ones, then in the order asked for; archived ones last. */
export function arranged(studies: readonly StudyOverview[], { written, sort, archived }: Arrangement): readonly StudyOverview[] {
  const candidates = studies.filter((study) => archived || !study.archived);
  const found = matching(candidates, written, ({ name, about, note }) => `${name} ${about.title} ${note}`);
  return [...found].sort((one, other) => rank(one) - rank(other) || compare(one, other, sort));
}

function rank({ archived, sessions, starred }: StudyOverview): number {
  if (archived) return 3;
  if (sessions.some(({ state }) => isUnfinished(state))) return 0;
  return starred ? 1 : 2;
}

function compare(one: StudyOverview, other: StudyOverview, sort: StudySort): number {
  switch (sort) {
    case 'name':
      return one.name.localeCompare(other.name, undefined, { numeric: true });
    case 'value':
      return worth(other) - worth(one);
    case 'trials':
      return other.trials - one.trials;
    case 'updated':
      return Date.parse(other.updatedAt) - Date.parse(one.updatedAt);
  }
}

/** Larger is better whatever the objective; studies without a value come last. */
function worth(study: StudyOverview): number {
  return study.bestValue === null ? -Number.MAX_VALUE : gainOf(objectiveOf(study), study.bestValue);
}
