/** Durations and moments as people say them. */
import { durationText } from '../../shared/wording.ts';
import { UNKNOWN } from './number.ts';

/** 12 s, 6 min, 2 h 5 min; null gives an en dash. */
export function duration(milliseconds: number | null | undefined): string {
  return milliseconds === null || milliseconds === undefined ? UNKNOWN : durationText(milliseconds);
}

/** A duration that is an estimate: "a few seconds", "about 6 min", "about 3 days". */
export function about(milliseconds: number | null | undefined): string {
  if (milliseconds === null || milliseconds === undefined) return UNKNOWN;
  const rounded = roundly(milliseconds);
  return rounded === FEW ? FEW : `about ${rounded}`;
}

/** Where an estimate may lie: "20 s to 2 min", or one duration where both ends read the same. */
export function aboutBetween(low: number, high: number): string {
  const [from, to] = [roundly(low), roundly(high)];
  return from === to ? about(low) : `${from} to ${to}`;
}

const FEW = 'a few seconds';
const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 24 * 3_600_000];

/** With as many digits as an estimate is worth. */
function roundly(milliseconds: number): string {
  const [seconds, minutes, hours] = [SECOND, MINUTE, HOUR].map((unit) => milliseconds / unit) as [number, number, number];
  if (seconds < 9.5) return FEW;
  if (seconds < 55) return `${toNearest(seconds, 10)} s`;
  if (minutes < 1.75) return `${toNearest(minutes, 0.5)} min`;
  if (minutes < 57.5) return `${toNearest(minutes, minutes < 30 ? 1 : 5)} min`;
  if (hours < 47.5) return `${toNearest(hours, hours < 10 ? 0.5 : 1)} h`;
  return `${toNearest(milliseconds / DAY, 1)} days`;
}

function toNearest(value: number, step: number): number {
  return Math.round(value / step) * step;
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
