import { computed, type ComputedRef } from 'vue';
import { useRouter } from 'vue-router';
import { titleInStudy } from '../../../shared/wording.ts';
import { useStartSearch } from '../../composables/use-start-search.ts';
import { useTrialPages } from '../../composables/use-trial-pages.ts';
import { useJobs } from '../../stores/jobs.ts';
import { useNotices } from '../../stores/notices.ts';
import { usePreferences } from '../../stores/preferences.ts';
import { useStudies } from '../../stores/studies.ts';
import { useStudy } from '../../stores/study.ts';
import { STUDY_TABS } from '../../study-tabs.ts';
import { canCompare } from '../trials/choosing.ts';
import { desktopOf } from '../../transports/desktop.ts';
import type { IconName } from '../controls/icons.ts';
import { actionLook } from '../jobs/job-wording.ts';
import { useJobActions } from '../jobs/use-job-actions.ts';
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
  const studies = useStudies();
  const study = useStudy();
  const jobs = useJobs();
  const actOnJob = useJobActions();
  const notices = useNotices();
  const preferences = usePreferences();
  const { start } = useStartSearch();
  const openPage = useTrialPages();
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
      return { key, title, group: 'Trial', icon: 'expand', act: () => openPage(trialId) };
    };
    if (trial !== null) offered.push(page('trial-page', 'Open the trial as a page', trial));
    if (overview.bestTrialId !== null) offered.push(page('incumbent-page', 'Open the incumbent as a page', overview.bestTrialId));
    return offered;
  });
  const steered = computed(() =>
    (jobs.list ?? []).flatMap((job): Command[] => {
      const name = titleInStudy(job, studies.list?.find(({ id }) => id === job.studyId)?.name);
      const action = job.actions.find((offered) => offered === 'pause' || (offered === 'resume' && job.state === 'paused'));
      if (action === undefined) return [];
      const { icon } = actionLook(job, action);
      const title = `${action === 'pause' ? 'Pause' : 'Resume'} ${name}`;
      return [{ key: `job-${job.id}`, title, group: 'Activity', icon, act: () => actOnJob(job, action) }];
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
  return computed(() => [...trials.value, ...views.value, ...steered.value, ...fixed, ...found.value]);
}

const openDatabase = (act: Command['act']): Command => ({
  key: 'database',
  title: 'Open database…',
  group: 'Action',
  icon: 'data',
  act,
});
