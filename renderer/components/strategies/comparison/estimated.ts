/** Estimates with their intervals, as tables write them. */
import type { Estimated } from '../../../../shared/experiment.ts';
import { UNKNOWN } from '../../../../shared/format/unknown.ts';

export interface EstimatedText {
  readonly value: string;
  /** Empty where neither end can be said. */
  readonly interval: string;
}

/** The value, and its interval as "0.8912 to 0.8934"; an end beyond what was observed is an ellipsis. */
export function estimatedText({ value, low, high }: Estimated, text: (value: number) => string): EstimatedText {
  const end = (bound: number | null): string => (bound === null ? '…' : text(bound));
  return {
    value: value === null ? UNKNOWN : text(value),
    interval: value === null || (low === null && high === null) ? '' : `${end(low)} to ${end(high)}`,
  };
}

/** 0.031, below 0.001 "< 0.001". */
export function probabilityText(p: number | null): string {
  if (p === null) return UNKNOWN;
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

/** With its sign, so that a difference reads as one. */
export function signedText(value: number): string {
  const text = Math.abs(value).toFixed(4);
  return value < 0 ? `−${text}` : value > 0 ? `+${text}` : text;
}
