/** Colour scales and opacity. */
import { bestOf, type Measure } from '../measure.ts';
import type { ChartLook } from './look.ts';

type Rgb = readonly [number, number, number];

/** Ten evenly spaced colours of viridis (Smith and van der Walt, 2015), dark to bright. */
const VIRIDIS: readonly Rgb[] = [
  [68, 1, 84],
  [72, 40, 120],
  [62, 73, 137],
  [49, 104, 142],
  [38, 130, 142],
  [31, 158, 137],
  [53, 183, 121],
  [110, 206, 88],
  [181, 222, 43],
  [253, 231, 37],
];

/** The colour of viridis at a share from 0 (dark) to 1 (bright), as #rrggbb; shares beyond the ends take the end's colour. */
export function viridis(share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (VIRIDIS.length - 1);
  const at = Math.min(VIRIDIS.length - 2, Math.floor(place));
  return hex(VIRIDIS[at]!.map((from, channel) => Math.round(from + (VIRIDIS[at + 1]![channel]! - from) * (place - at))));
}

/**
 * The colour of a value of the measure in a range: the better, the farther from the background, so that the best stand out on
 * white (dark end) and on black (bright end) alike.
 */
export function valueColour(look: ChartLook, measure: Measure, [low, high]: readonly [number, number], value: number): string {
  const inside = Math.min(high, Math.max(low, value));
  const goodness = high > low ? 1 - Math.abs(bestOf(measure, [low, high])! - inside) / (high - low) : 1;
  return look.name === 'dark' ? viridis(0.12 + 0.88 * goodness) : viridis(0.92 * (1 - goodness));
}

/** A #rrggbb colour with an opacity from 0 to 1, as #rrggbbaa. */
export function withOpacity(colour: string, opacity: number): string {
  return `${colour}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0')}`;
}

/** A colour between two, at a share from 0 (the first) to 1 (the second). */
export function mix(first: string, second: string, share: number): string {
  const end = channels(second);
  return hex(channels(first).map((from, channel) => Math.round(from + (end[channel]! - from) * share)));
}

/** Black or white, whichever reads better on a #rrggbb colour (relative luminance of WCAG 2, threshold of equal contrast). */
export function inkOn(colour: string): string {
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}

/** Red, green and blue of a #rrggbb colour, from 0 to 255. */
export function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function hex(rgb: readonly number[]): string {
  return `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
