/** A report of the leak lab, for tests of what shows it. */
import type { LabReport, MeasuredLeak } from '../../shared/leaks/lab.ts';
import { LEAK_NAMES, type LeakName } from '../../shared/leaks/leak.ts';

export function labReportOf(measured: readonly MeasuredLeak[], rest: Partial<LabReport> = {}): LabReport {
  const plan = { scale: 'quick', leaks: LEAK_NAMES, dataset: 'fashion-mnist', repetitions: 8, seed: 1 } as const;
  return { plan, done: 40, of: 192, measured, ...rest };
}

/** With an interval of 0.01 on both sides. */
export function measuredLeak(leak: LeakName, value: number): MeasuredLeak {
  const estimate = { value, low: value - 0.01, high: value + 0.01 };
  return {
    leak,
    illusion: { title: 'Reported minus honest', kind: 'difference', repetitions: 8, estimate },
    beside: [],
    how: 'Eight configurations.',
  };
}
