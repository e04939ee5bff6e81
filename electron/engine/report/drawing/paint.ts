import type { Paint } from './marks.ts';

/** A colour of a canvas as paint: #rgb, #rrggbb, #rrggbbaa, rgb(), rgba(), transparent. @throws Error for any other: a mistake of ours */
export function paintOf(colour: string, alpha: number): Paint {
  const [, hex, hexAlpha] = /^(#[0-9a-f]{6})([0-9a-f]{2})?$/i.exec(colour) ?? [];
  if (hex !== undefined)
    return { colour: hex, opacity: alpha * (hexAlpha === undefined ? 1 : Number.parseInt(hexAlpha, 16) / 255) };
  if (/^#[0-9a-f]{3}$/i.test(colour))
    return { colour: `#${[...colour.slice(1)].map((digit) => digit + digit).join('')}`, opacity: alpha };
  const channels = /^rgba?\(([^)]+)\)$/.exec(colour)?.[1]?.split(',').map(Number);
  if (channels) return { colour: hexOf(channels.slice(0, 3)), opacity: alpha * (channels[3] ?? 1) };
  if (colour === 'transparent') return { colour: '#000000', opacity: 0 };
  throw new Error(`A picture cannot be drawn in the colour ${colour}.`);
}

function hexOf(channels: readonly number[]): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}
