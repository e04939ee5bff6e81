/** Moments as people say them, in the user's locale. */

/** Time of day. */
export function clock(moment: Date | string): string {
  return new Date(moment).toLocaleTimeString(undefined, { timeStyle: 'short' });
}

/** Day and time of day. */
export function dateTime(moment: Date | string): string {
  return new Date(moment).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

/** How long ago, in words: just now, 5 min ago, yesterday, 12 Mar 2026. */
export function ago(moment: string, now = Date.now()): string {
  const minutes = Math.floor((now - Date.parse(moment)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  if (minutes < 48 * 60) return 'yesterday';
  return new Date(moment).toLocaleDateString(undefined, { dateStyle: 'medium' });
}
