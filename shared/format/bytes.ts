import { orUnknown } from './unknown.ts';

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in the largest unit that leaves a number of at least one; powers of 1000. */
export function bytesText(bytes: number | null | undefined): string {
  return orUnknown(bytes, (known) => {
    const power = known < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(known) / 3));
    const scaled = known / 1000 ** power;
    return `${power === 0 || scaled >= 100 ? Math.round(scaled) : scaled.toFixed(1)} ${UNITS[power]}`;
  });
}
