import { defineStore } from 'pinia';
import type { Trial } from '../../shared/model.ts';
import type { TrialRow } from '../../shared/trial-table.ts';
import { useBackend } from '../transports/backend.ts';
import { useNotices } from './notices.ts';
import { useTrials } from './trials.ts';

type Marks = Partial<Pick<Trial, 'starred' | 'tags' | 'note'>>;

/** Stars, tags and notes: shown at once, kept by the backend, taken back where it refuses. */
export const useTrialMarks = defineStore('trial-marks', () => {
  const { api } = useBackend();
  const notices = useNotices();
  const trials = useTrials();

  const mark = (trialId: number, marks: Marks): Promise<boolean> => notices.attempt(() => api.annotateTrial(trialId, marks));
  const star = async ({ id, starred }: Pick<TrialRow, 'id' | 'starred'>): Promise<boolean> => {
    trials.patch(id, (row) => ({ ...row, starred: !starred }));
    const kept = await mark(id, { starred: !starred });
    if (!kept) trials.patch(id, (row) => ({ ...row, starred }));
    return kept;
  };
  return { mark, star };
});
