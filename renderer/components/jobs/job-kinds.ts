import type { JobKind } from '../../../shared/job.ts';
import type { IconName } from '../controls/icons.ts';

/** A kind of job is an icon and a word. */
export const JOB_KINDS: Readonly<Record<JobKind, { readonly word: string; readonly icon: IconName }>> = {
  search: { word: 'Search', icon: 'study' },
  experiment: { word: 'Comparison', icon: 'compare' },
  inspection: { word: 'Inspection', icon: 'search' },
  fetch: { word: 'Fetch', icon: 'download' },
  speed: { word: 'Measurement', icon: 'clock' },
  backup: { word: 'Backup', icon: 'archive' },
  import: { word: 'Import', icon: 'download' },
};
