import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { StudyOverview } from '../../shared/contract/studies.ts';
import type { TrialdeckError } from '../../shared/errors.ts';
import { systemClock } from '../../shared/system-clock.ts';
import { throttled } from '../../shared/throttled.ts';
import { shortName } from '../../shared/wording.ts';
import { asTrialdeckError } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useConnection } from './connection.ts';
import { useJobs } from './jobs.ts';
import { useNotices } from './notices.ts';

/** A study is asked for again at most this often while its trials come and go. */
const REFRESH_EVERY_MS = 400;

/** All studies, newest answer first; kept up to date by events. */
export const useStudies = defineStore('studies', () => {
  const { api, onEvent } = useBackend();
  const connection = useConnection();
  const notices = useNotices();
  const jobs = useJobs();
  const answered = shallowRef<readonly StudyOverview[] | null>(null);
  const error = shallowRef<TrialdeckError | null>(null);
  const busy = ref(false);

  const load = async (): Promise<void> => {
    busy.value = true;
    try {
      answered.value = await api.studies();
      error.value = null;
    } catch (failure) {
      error.value = asTrialdeckError(failure);
    } finally {
      busy.value = false;
    }
  };

  const replace = (study: StudyOverview): void => {
    const others = (answered.value ?? []).filter(({ id }) => id !== study.id);
    answered.value = [study, ...others];
  };

  /** Asks for one study and keeps the answer; a study that is gone leaves the list. */
  const refresh = async (studyId: number): Promise<StudyOverview | null> => {
    try {
      const study = await api.study(studyId);
      replace(study);
      return study;
    } catch (failure) {
      const reason = asTrialdeckError(failure);
      if (reason.code !== 'not-found') throw reason;
      answered.value = (answered.value ?? []).filter(({ id }) => id !== studyId);
      return null;
    }
  };

  const change = (studyId: number, act: () => Promise<unknown>): Promise<boolean> =>
    notices.attempt(async () => {
      await act();
      await refresh(studyId);
    });

  const describe = (study: StudyOverview, { name, note }: Pick<StudyOverview, 'name' | 'note'>) =>
    change(study.id, async () => {
      if (name !== study.name) await api.renameStudy(study.id, name);
      if (note !== study.note) await api.markStudy(study.id, { note });
    });
  const star = (study: StudyOverview) => change(study.id, () => api.markStudy(study.id, { starred: !study.starred }));

  const archive = async (study: StudyOverview, archived: boolean): Promise<void> => {
    if (!(await change(study.id, () => api.markStudy(study.id, { archived })))) return;
    const text = `${shortName(study.name)} is ${archived ? 'archived' : 'back among the studies'}.`;
    notices.add({ level: 'info', text, undo: () => change(study.id, () => api.markStudy(study.id, { archived: !archived })) });
  };

  const remove = async (study: StudyOverview): Promise<void> => {
    if (!(await change(study.id, () => api.deleteStudy(study.id)))) return;
    const undo = () => change(study.id, () => api.restoreStudy(study.id));
    notices.add({ level: 'info', text: `${shortName(study.name)} is deleted.`, undo });
  };

  const renew = (studyId: number): void => {
    if (answered.value && connection.state === 'open') void notices.attempt(() => refresh(studyId));
  };
  const renewals = new Map<number, () => void>();
  const renewSoon = (studyId: number): void => {
    const act = renewals.get(studyId) ?? throttled(systemClock, REFRESH_EVERY_MS, () => renew(studyId)).soon;
    renewals.set(studyId, act);
    act();
  };

  onEvent('study', ({ studyId }) => renew(studyId));
  // A study that another process made is known by its first job; what a part works in is not listed.
  onEvent('job', ({ job }) => {
    if (job === null || job.studyId === null || job.part) return;
    if (!answered.value?.some(({ id }) => id === job.studyId)) renewSoon(job.studyId);
  });
  onEvent('trial', ({ studyId }) => renewSoon(studyId));
  onEvent('counted', ({ studyId }) => renewSoon(studyId));
  connection.whenOpened(load);

  /** The sessions of a study are in the state of their jobs. */
  const now = (study: StudyOverview): StudyOverview => {
    const sessions = study.sessions.map(jobs.sessionNow);
    return sessions.every((session, at) => session === study.sessions[at]) ? study : { ...study, sessions };
  };
  const list = computed(() => answered.value?.map(now) ?? null);
  const active = computed(() => list.value?.filter(({ archived }) => !archived) ?? null);
  return { list, active, error, busy, load, refresh, describe, star, archive, remove };
});
