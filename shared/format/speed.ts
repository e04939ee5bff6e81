import { orUnknown } from './unknown.ts';

/** How many trials end in a minute, with one decimal: "10.3". */
export function perMinuteFigure(trialsPerMinute: number | null | undefined): string {
  return orUnknown(trialsPerMinute, (known) => known.toFixed(1));
}

/** "10.3 trials/min" */
export function perMinuteText(trialsPerMinute: number): string {
  return `${perMinuteFigure(trialsPerMinute)} ${PER_MINUTE}`;
}

export const PER_MINUTE = 'trials/min';
