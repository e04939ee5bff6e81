/** What a person does on a chart, in words of the study. */

/** The part of the axes that was brushed, in their units, low before high; null for an axis that was not brushed. */
export interface Brushed {
  readonly x: readonly [number, number] | null;
  readonly y: readonly [number, number] | null;
}

/** Lines that a tooltip adds for a trial, such as the parameters that differ most from the default. */
export type Describe = (trialId: number) => Promise<readonly string[]>;
