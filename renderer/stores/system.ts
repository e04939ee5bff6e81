import type { SystemReport } from '../../shared/contract/system.ts';
import { useAnswer, type Answer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useNotices } from './notices.ts';

export interface System extends Answer<SystemReport> {
  /** Removes the partition files and asks for the sizes again; a refusal is told as a notice. */
  removePartitions(): Promise<void>;
}

/** What the program runs on, and what it keeps on the disk. */
export function useSystem(): System {
  const { api } = useBackend();
  const notices = useNotices();
  const answer = useAnswer(() => api.system());
  const removePartitions = async (): Promise<void> => {
    if (await notices.attempt(() => api.removePartitions())) await answer.reload();
  };
  return { ...answer, removePartitions };
}
