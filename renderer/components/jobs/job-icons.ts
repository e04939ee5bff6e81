import type { Job, JobKind } from '../../../shared/job.ts';
import type { IconName } from '../controls/icons.ts';

const ICONS: Readonly<Record<JobKind, IconName>> = {
  search: 'study',
  experiment: 'compare',
  confirmation: 'check',
  overtuning: 'check',
  vault: 'unlock',
  audit: 'search',
  inspection: 'search',
  leaks: 'leak',
  fetch: 'download',
  backup: 'archive',
  import: 'download',
  speed: 'clock',
};

/** What the job is known by at a glance. */
export function jobIcon({ kind }: Pick<Job, 'kind'>): IconName {
  return ICONS[kind];
}
