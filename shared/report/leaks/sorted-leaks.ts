/** Leaks in the order of a report. */
import { LEAKS } from '../../leaks/catalogue.ts';
import type { LabReport, MeasuredLeak } from '../../leaks/lab.ts';
import type { Leak, LeakName } from '../../leaks/leak.ts';

export interface ShownLeak {
  readonly leak: Leak;
  /** Null while nothing of it is measured. */
  readonly measured: MeasuredLeak | null;
}

/** By measured size, the largest first; what is not measured comes after that, in the order of the catalogue. */
export function sortedLeaks(names: readonly LeakName[], measured: LabReport['measured']): readonly ShownLeak[] {
  const rank = ({ name }: Leak): number => {
    const at = measured.findIndex(({ leak }) => leak === name);
    return at === -1 ? measured.length : at;
  };
  return LEAKS.filter(({ name }) => names.includes(name))
    .toSorted((one, other) => rank(one) - rank(other))
    .map((leak) => ({ leak, measured: measured[rank(leak)] ?? null }));
}
