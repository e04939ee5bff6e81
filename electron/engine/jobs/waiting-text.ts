/** What a job in line waits for, in a sentence. Pure. */
import { titleInStudy } from '../../../shared/wording.ts';

export interface Holder {
  readonly title: string;
  /** Name of its study, where it has one. */
  readonly study: string | null;
}

/** @param holders whatever runs or comes before it; of more than two the first one is named */
export function waitingText(holders: readonly Holder[]): string {
  const [first, second, ...others] = holders;
  if (!first) return 'Waits for its turn.';
  if (!second) return `Waits for ${named(first)}.`;
  return `Waits for ${named(first)} and ${others.length === 0 ? named(second) : `${others.length + 1} others in line`}.`;
}

const named = ({ title, study }: Holder): string => titleInStudy({ title }, study ?? undefined);
