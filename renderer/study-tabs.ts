import type { RouteComponent } from 'vue-router';

export interface StudyTab {
  /** Name of the route and last part of its address. */
  readonly name: string;
  readonly title: string;
  readonly view: RouteComponent | (() => Promise<RouteComponent>);
  /** Whether the view obeys the study's filter, so that the filter bar stands above it. */
  readonly filtered: boolean;
}

/** Tabs of a study, in order; a new view of a study is one more line. */
export const STUDY_TABS: readonly StudyTab[] = [
  { name: 'overview', title: 'Overview', view: () => import('./views/study/OverviewView.vue'), filtered: false },
  { name: 'trials', title: 'Trials', view: () => import('./views/study/TrialsView.vue'), filtered: true },
  { name: 'plots', title: 'Plots', view: () => import('./views/study/PlotsView.vue'), filtered: true },
  { name: 'insight', title: 'Insight', view: () => import('./views/study/InsightView.vue'), filtered: true },
  { name: 'strategies', title: 'Strategies', view: () => import('./views/study/StrategiesView.vue'), filtered: false },
  { name: 'confirm', title: 'Confirm', view: () => import('./views/study/ConfirmView.vue'), filtered: false },
  { name: 'audit', title: 'Audit', view: () => import('./views/study/AuditView.vue'), filtered: false },
  { name: 'report', title: 'Report', view: () => import('./views/study/ReportView.vue'), filtered: false },
];
