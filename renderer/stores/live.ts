import { defineStore } from 'pinia';
import { computed, reactive } from 'vue';
import type { SessionProgress } from '../../shared/contract/searches.ts';
import type { Epoch } from '../../shared/model.ts';
import { useBackend } from '../transports/backend.ts';
import { useConnection } from './connection.ts';
import { useJobs } from './jobs.ts';
import { useNotices } from './notices.ts';

/** A trial that is being trained, with its epochs so far. */
export interface LiveTrial {
  readonly studyId: number;
  readonly trialId: number;
  readonly number: number;
  readonly epochs: readonly Epoch[];
}

/** What runs now: progress by session, and the growing curves of the trials in training. */
export const useLive = defineStore('live', () => {
  const { api, onEvent } = useBackend();
  const connection = useConnection();
  const jobs = useJobs();
  const notices = useNotices();
  const heard = reactive(new Map<number, SessionProgress>());
  const curves = reactive(new Map<number, LiveTrial>());

  const take = (progress: SessionProgress): void => {
    heard.set(progress.session.id, progress);
    for (const { trialId } of progress.workers) if (trialId !== null && !curves.has(trialId)) void fill(trialId);
  };

  /** Fetches the epochs of a trial that was under way before the window listened. */
  const fill = async (trialId: number): Promise<void> => {
    try {
      const { trial, epochs, session } = await api.trial(trialId);
      const known = curves.get(trialId)?.epochs ?? [];
      const merged = [...epochs.filter(({ epoch }) => !known.some((later) => later.epoch === epoch)), ...known];
      if (trial.state === 'running')
        curves.set(trialId, { studyId: session.studyId, trialId, number: trial.number, epochs: merged });
    } catch {
      // The next epoch's event brings the curve; nothing that a person should do.
    }
  };

  const load = () =>
    notices.attempt(async () => {
      const running = await api.running();
      curves.clear();
      for (const id of [...heard.keys()]) if (!running.some(({ session }) => session.id === id)) heard.delete(id);
      running.forEach(take);
    });

  const loadSession = (sessionId: number) => notices.attempt(async () => take(await api.progress(sessionId)));

  onEvent('session', take);
  onEvent('epoch', ({ studyId, trialId, number, epoch }) => {
    const before = curves.get(trialId)?.epochs.filter((known) => known.epoch < epoch.epoch) ?? [];
    curves.set(trialId, { studyId, trialId, number, epochs: [...before, epoch] });
  });
  onEvent('trial', ({ trial }) => {
    if (trial.state !== 'running') curves.delete(trial.id);
  });
  connection.whenOpened(load);

  const sessions = computed<ReadonlyMap<number, SessionProgress>>(
    () => new Map([...heard].map(([id, progress]) => [id, { ...progress, session: jobs.sessionNow(progress.session) }])),
  );
  return { sessions, curves, load, loadSession };
});
