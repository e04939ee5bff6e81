/** Numbers as colours of a picture: red, green and blue from 0 to 255. */
import { channels, mix } from '../../shared/charts/colour.ts';

export type Rgb = readonly number[];

/** A grey value from 0 to 255. */
export const greyOf = (value: number): Rgb => [value, value, value];

/** A weight from -1 to 1; the colours are hexadecimal. */
export function weightColour(colours: { readonly none: string; readonly positive: string; readonly negative: string }) {
  return (weight: number): Rgb =>
    channels(mix(colours.none, weight < 0 ? colours.negative : colours.positive, Math.min(1, Math.abs(weight))));
}
