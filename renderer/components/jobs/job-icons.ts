import type { Job } from '../../../shared/job.ts';
import type { IconName } from '../controls/icons.ts';

const ICONS: Readonly<Record<string, IconName>> = {
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
};

/** What the job is known by at a glance; a clock where its kind has no picture of its own. */
export function jobIcon({ kind }: Pick<Job, 'kind'>): IconName {
  return ICONS[kind] ?? 'clock';
}
