/** Durations as people say them. */
import { orUnknown } from './unknown.ts';

/** "0.44 s", "1.2 s", "12 s", "6 min", "2 h 5 min": in a column, short ones stand in one unit. */
export function durationText(milliseconds: number | null | undefined): string {
  return orUnknown(milliseconds, inWords);
}

function inWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (milliseconds < 995) return milliseconds === 0 ? '0 s' : `${(milliseconds / 1000).toFixed(2)} s`;
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/**
 * Durations that are read together, in the unit of the longest and with as many decimals: "70 s" beside "115 s".
 * Null is the dash.
 */
export function durationsText(milliseconds: readonly (number | null)[]): readonly string[] {
  const known = milliseconds.filter((each) => each !== null && each > 0) as readonly number[];
  const unit = durationUnit(Math.max(0, ...known));
  const least = Math.min(...known) / unit.ms;
  const decimals = least >= 9.5 || known.length === 0 ? 0 : least >= 0.95 ? 1 : 2;
  return milliseconds.map((each) => orUnknown(each, (one) => `${(one / unit.ms).toFixed(decimals)} ${unit.name}`));
}

/** A duration that is an estimate: "a few seconds", "about 6 min", "about 3 days". */
export function about(milliseconds: number | null | undefined): string {
  return orUnknown(milliseconds, (known) => {
    const rounded = roundly(known);
    return rounded === FEW ? FEW : `about ${rounded}`;
  });
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

export interface DurationUnit {
  readonly name: string;
  readonly ms: number;
}

/** Milliseconds in the unit that a person would use for the longest of them. */
export function durationUnit(longestMs: number): DurationUnit {
  if (longestMs < 120_000) return { name: 's', ms: 1000 };
  if (longestMs < 2 * 3_600_000) return { name: 'min', ms: 60_000 };
  if (longestMs < 2 * 86_400_000) return { name: 'h', ms: 3_600_000 };
  return { name: 'days', ms: 86_400_000 };
}

/** A duration in a unit, with three significant digits: 12.3 s. */
export function durationIn(unit: DurationUnit, milliseconds: number): string {
  return `${Number((milliseconds / unit.ms).toPrecision(3))} ${unit.name}`;
}
