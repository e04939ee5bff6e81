import type { Report } from './report.ts';

/** What stands below the title of who has written a report and for what, a line each, as far as it is stated. */
export function bylineOf({ author, course }: Pick<Report, 'author' | 'course'>): readonly string[] {
  return [author, course].filter((line) => line !== '');
}
