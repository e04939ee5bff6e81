const LONG = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** The day of a moment in ISO 8601, by universal time: 24 November 2026. */
export function dateText(moment: string): string {
  return LONG.format(new Date(moment));
}
