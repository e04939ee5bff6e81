import { createRouter, createWebHashHistory, type Router, type RouteRecordRaw, type RouterHistory } from 'vue-router';
import { STUDY_TABS } from './study-tabs.ts';
import HomeView from './views/HomeView.vue';
import StudyView from './views/StudyView.vue';

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: HomeView, meta: { title: 'Home' } },
  {
    path: '/study/:studyId(\\d+)',
    component: StudyView,
    props: ({ params }) => ({ studyId: Number(params['studyId']) }),
    children: [
      { path: '', name: 'study', redirect: { name: STUDY_TABS[0]!.name } },
      {
        path: 'trial/:number(\\d+)',
        name: 'trial',
        component: () => import('./views/study/TrialView.vue'),
        props: ({ params }) => ({ number: Number(params['number']) }),
        meta: { title: 'Trial', tab: 'trials' },
      },
      {
        path: 'compare',
        name: 'compare',
        component: () => import('./views/study/CompareView.vue'),
        meta: { title: 'Compare trials', tab: 'trials' },
      },
      ...STUDY_TABS.map(({ name, title, view, filtered }) => ({ path: name, name, component: view, meta: { title, filtered } })),
    ],
  },
  { path: '/new', name: 'new-study', component: () => import('./views/NewStudyView.vue'), meta: { title: 'New study' } },
  { path: '/data/:name?', name: 'data', component: () => import('./views/DataView.vue'), props: true, meta: { title: 'Data' } },
  { path: '/replay', name: 'replay', component: () => import('./views/ReplayView.vue'), meta: { title: 'Replay' } },
  {
    path: '/leaks/:job?',
    name: 'leaks',
    component: () => import('./views/LeaksView.vue'),
    props: true,
    meta: { title: 'Leaks' },
  },
  { path: '/activity', name: 'activity', component: () => import('./views/ActivityView.vue'), meta: { title: 'Activity' } },
  { path: '/settings', name: 'settings', component: () => import('./views/SettingsView.vue'), meta: { title: 'Settings' } },
  { path: '/help/:topic?', name: 'help', component: () => import('./views/HelpView.vue'), props: true, meta: { title: 'Help' } },
  { path: '/:rest(.*)*', redirect: '/' },
];

/** Addresses live behind the #, so that the page works from a server and from a file alike. */
export function createWindowRouter(): Router {
  const history = createWebHashHistory();
  const router = createRouter({ history, routes });
  followEarly(router, history);
  return router;
}

/** The router heeds the address only once its first page has come: a change before that is followed then. */
function followEarly(router: Router, history: RouterHistory): void {
  let asked: string | undefined;
  const end = history.listen((to) => (asked = to));
  void router.isReady().then(() => {
    end();
    if (asked !== undefined) void router.replace(asked);
  });
}
