/** What a report of a study rests on beside the study: how it was asked for, the leak lab, what was found of its rows, other readings of the vault. */
import * as z from 'zod';
import type { RowFindings } from '../../../../shared/audit.ts';
import type { LabPlan } from '../../../../shared/leaks/lab.ts';
import { check } from '../../../../shared/parse/check.ts';
import { id, wholeNumber } from '../../../../shared/parse/scalar.ts';
import { PAPERS, type Paper } from '../../../../shared/report-request.ts';
import type { LeakTraining } from '../../../../db/store/jobs.ts';

export interface Beside {
  /** What the study is called by where the report was written. */
  readonly studyId: number;
  /** The same of the study that it cites; null where it cites none. */
  readonly citedId: number | null;
  readonly madeAt: string;
  readonly paper: Paper;
  /** Null where no lab is told of. */
  readonly lab: { readonly plan: LabPlan; readonly trainings: readonly LeakTraining[] } | null;
  /** Null where nobody has looked at them. */
  readonly rowFindings: RowFindings | null;
  /** How often other studies have read the rows of its vault. */
  readonly otherReadings: number;
}

const object = <Value extends object>(): z.ZodType<Value> =>
  z.custom<Value>((value) => typeof value === 'object' && value !== null, 'an object');

const beside: z.ZodType<Beside> = z.strictObject({
  studyId: id,
  citedId: id.nullable(),
  madeAt: z.iso.datetime('a moment in ISO 8601'),
  paper: z.enum(PAPERS),
  lab: z.strictObject({ plan: object<LabPlan>(), trainings: z.array(object<LeakTraining>(), 'a list') }).nullable(),
  rowFindings: object<RowFindings>().nullable(),
  otherReadings: wholeNumber(0, 10_000),
});

/** @throws TrialdeckError usage */
export function parseBeside(value: unknown): Beside {
  return check(beside, value, 'What lies beside the study');
}
