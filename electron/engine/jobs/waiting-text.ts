/** What a job in line waits for, in a sentence. Pure. */
import { shortName } from '../../../shared/wording.ts';

export function waitingText(holder: { readonly title: string; readonly study: string | null | 0 } | null): string {
  if (holder === null) return 'Waits for its turn.';
  return `Waits for ${holder.title}${holder.study ? ` in “${shortName(holder.study)}”` : ''}.`;
}
