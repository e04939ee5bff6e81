/** The cards of the lab. Pure. */
import { LEAKS } from '../../../shared/leaks/catalogue.ts';
import type { LabReport, MeasuredLeak } from '../../../shared/leaks/lab.ts';
import type { Leak } from '../../../shared/leaks/leak.ts';
import type { Scale } from '../../../shared/report/report.ts';

export interface ShownLeak {
  readonly leak: Leak;
  readonly measured: MeasuredLeak | null;
}

/** By measured size, the largest first; what is not measured comes after that, in the order of the catalogue. */
export function sortedLeaks(report: LabReport | null): readonly ShownLeak[] {
  const measured = report?.measured ?? [];
  const rank = ({ name }: Leak): number => {
    const at = measured.findIndex(({ leak }) => leak === name);
    return at === -1 ? measured.length : at;
  };
  return LEAKS.toSorted((one, other) => rank(one) - rank(other)).map((leak) => ({
    leak,
    measured: measured[rank(leak)] ?? null,
  }));
}

/** From the lowest end of all intervals to the highest, nought among them. */
export function illusionScale(report: LabReport | null): Scale {
  const ends = (report?.measured ?? []).flatMap(({ illusion: { estimate } }) => {
    return [estimate.low, estimate.value, estimate.high].filter((end) => end !== null);
  });
  return { low: Math.min(-0.001, ...ends), high: Math.max(0.001, ...ends), neutral: 0, needed: [] };
}
