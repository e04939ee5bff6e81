/** Keeps the checkpoints within their quota. It decides nothing: where it fails, that is said, and nothing else comes of it. */
import type { BackendHost, EventListener } from './backend-host.ts';
import { enforceQuota, sweepTemporaries } from './checkpoint-quota.ts';
import { sentenceOf } from './fault.ts';

export interface Housekeeping {
  keepQuota(): void;
  /** To be called while nothing trains: what was half-written goes too. */
  sweepAndKeepQuota(): void;
}

export function createHousekeeping({ store, folders, settings }: BackendHost, announce: EventListener): Housekeeping {
  const tidily = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      const text = `Old checkpoints could not be removed: ${sentenceOf(error)}`;
      announce('notice', { level: 'warning', text, jobId: null, studyId: null });
    }
  };
  const keepQuota = (): void =>
    tidily(() => {
      const sessions = store.studyOverviews().flatMap((study) => study.sessions);
      const goingOn = sessions.filter(({ state }) => state !== 'finished' && state !== 'failed');
      const uids = new Set(goingOn.map(({ id }) => store.sessionUid(id)));
      enforceQuota(folders.checkpoints, settings().checkpointQuotaMb * 2 ** 20, (uid) => uids.has(uid));
    });
  return {
    keepQuota,
    sweepAndKeepQuota: () => {
      tidily(() => sweepTemporaries(folders.checkpoints));
      keepQuota();
    },
  };
}
