import { computed, type ComputedRef } from 'vue';
import { useRouter } from 'vue-router';
import { useStartSearch } from '../../composables/use-start-search.ts';
import { useDatasets } from '../../stores/datasets.ts';
import { useLive } from '../../stores/live.ts';
import { useNotices } from '../../stores/notices.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { useStudies } from '../../stores/studies.ts';
import { useStudy } from '../../stores/study.ts';
import { STUDY_TABS } from '../../study-tabs.ts';
import { canCompare } from '../trials/choosing.ts';
import { useBackend } from '../../transports/backend.ts';
import { desktopOf } from '../../transports/desktop.ts';
import type { IconName } from '../controls/icons.ts';
import { FOOT_PLACES, PLACES } from './places.ts';

export interface Command {
  readonly key: string;
  readonly title: string;
  readonly group: string;
  readonly icon: IconName;
  act(): unknown;
}

/** Everything that the command palette can do here and now. */
export function useCommands(): ComputedRef<readonly Command[]> {
  const router = useRouter();
  const { api } = useBackend();
  const studies = useStudies();
  const study = useStudy();
  const live = useLive();
  const datasets = useDatasets();
  const notices = useNotices();
  const preferences = usePreferences();
  const { start } = useStartSearch();
  const desktop = desktopOf(window);

  const views = computed(() =>
    study.overview
      ? STUDY_TABS.map(({ name, title }): Command => {
          const { id, name: studyName } = study.overview!;
          const act = () => router.push({ name, params: { studyId: id } });
          return { key: `tab-${name}`, title: `${title} of ${studyName}`, group: 'View', icon: 'columns', act };
        })
      : [],
  );
  const trials = computed((): Command[] => {
    const { overview, openTrialId, selected } = study;
    if (!overview) return [];
    const trial = openTrialId ?? (selected.length === 1 ? selected[0]! : null);
    const compare = (title: string, ids: readonly number[]): Command => {
      const target = { name: 'compare', params: { studyId: overview.id }, query: { trials: ids.join(',') } };
      return { key: title, title, group: 'Trial', icon: 'compare', act: () => router.push(target) };
    };
    const offered: Command[] = [];
    if (canCompare(selected)) offered.push(compare(`Compare the ${selected.length} chosen trials`, selected));
    if (trial !== null && overview.bestTrialId !== null && overview.bestTrialId !== trial)
      offered.push(compare('Compare the trial with the incumbent', [trial, overview.bestTrialId]));
    const page = (key: string, title: string, trialId: number): Command => {
      const target = { name: 'trial', params: { studyId: overview.id, trialId } };
      return { key, title, group: 'Trial', icon: 'expand', act: () => router.push(target) };
    };
    if (trial !== null) offered.push(page('trial-page', 'Open the trial as a page', trial));
    if (overview.bestTrialId !== null) offered.push(page('incumbent-page', 'Open the incumbent as a page', overview.bestTrialId));
    return offered;
  });
  const sessions = computed(() =>
    [...live.sessions.values()].flatMap(({ session }): Command[] => {
      const name = studies.list?.find(({ id }) => id === session.studyId)?.name ?? 'the search';
      const pause = {
        title: `Pause ${name}`,
        icon: 'pause',
        act: () => notices.attempt(() => api.pauseSession(session.id)),
      } as const;
      const resume = {
        title: `Resume ${name}`,
        icon: 'play',
        act: () => datasets.attemptIn(session.studyId, () => api.resumeSession(session.id)),
      } as const;
      const offered = session.state === 'running' ? pause : session.state === 'paused' ? resume : null;
      return offered ? [{ key: `session-${session.id}`, group: 'Session', ...offered }] : [];
    }),
  );
  const fixed: readonly Command[] = [
    { key: 'start', title: 'Start a search', group: 'Action', icon: 'play', act: () => start({ preset: 'quick' }) },
    { key: 'new', title: 'New study…', group: 'Action', icon: 'plus', act: () => router.push({ name: 'new-study' }) },
    ...(desktop ? [openDatabase(() => notices.attempt(desktop.openDatabase))] : []),
    ...[...PLACES, ...FOOT_PLACES].map(({ name, title, icon }): Command => ({
      key: name,
      title,
      group: 'Place',
      icon,
      act: () => router.push({ name }),
    })),
    { key: 'light', title: 'Light theme', group: 'Setting', icon: 'sun', act: () => preferences.change({ theme: 'light' }) },
    { key: 'dark', title: 'Dark theme', group: 'Setting', icon: 'moon', act: () => preferences.change({ theme: 'dark' }) },
    {
      key: 'system',
      title: "The system's theme",
      group: 'Setting',
      icon: 'settings',
      act: () => preferences.change({ theme: 'system' }),
    },
  ];
  const found = computed(() =>
    (studies.list ?? []).map(({ id, name }): Command => {
      return { key: `study-${id}`, title: name, group: 'Study', icon: 'study', act: () => router.push(`/study/${id}`) };
    }),
  );
  return computed(() => [...trials.value, ...views.value, ...sessions.value, ...fixed, ...found.value]);
}

const openDatabase = (act: Command['act']): Command => ({
  key: 'database',
  title: 'Open database…',
  group: 'Action',
  icon: 'data',
  act,
});
