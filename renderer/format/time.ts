/** Durations and moments as people say them. */
import { durationText } from '../../shared/wording.ts';
import { UNKNOWN } from './number.ts';

/** 12 s, 6 min, 2 h 5 min; null gives an en dash. */
export function duration(milliseconds: number | null | undefined): string {
  return milliseconds === null || milliseconds === undefined ? UNKNOWN : durationText(milliseconds);
}

/** A duration that is an estimate: "about 6 min", "less than 10 s". */
export function about(milliseconds: number | null | undefined): string {
  if (milliseconds === null || milliseconds === undefined) return UNKNOWN;
  if (milliseconds < 10_000) return 'less than 10 s';
  const tens = Math.round(milliseconds / 10_000) * 10;
  if (tens === 60) return 'about 1 min';
  return `about ${tens < 90 ? `${tens} s` : duration(milliseconds)}`;
}

/** Time of day in the user's locale. */
export function clock(moment: Date | string): string {
  return new Date(moment).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

/** Day and time of day in the user's locale. */
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
