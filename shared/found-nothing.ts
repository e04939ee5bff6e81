/** Runs that found nothing: all of their trials failed, so that no mean of finals holds them. */
import type { ArmEvidence, ComparisonEvidence } from './evidence.ts';
import type { Experiment } from './experiment.ts';
import { countedText, countText } from './format/count.ts';

/** So many of the arm's runs. */
export function foundNothing({ finals }: Pick<ArmEvidence, 'finals'>): number {
  return finals.filter(({ value }) => value === null).length;
}

/** "TPE found nothing in 6 of 20 runs" for each of such arms. */
export function foundNothingTexts(
  { arms: found }: Pick<ComparisonEvidence, 'arms'>,
  { arms }: Pick<Experiment, 'arms'>,
): readonly string[] {
  const failing = found.filter((arm) => foundNothing(arm) > 0);
  return failing.map((arm) => `${arms[arm.arm]!.label} found nothing in ${foundNothingText(arm)}`);
}

/** "6 of 20 runs" */
export function foundNothingText(arm: Pick<ArmEvidence, 'finals' | 'runs'>): string {
  return `${countText(foundNothing(arm))} of ${countedText(arm.runs, 'run')}`;
}
