import * as z from 'zod';
import { PAPERS, REPORT_FORMATS, type ReportRequest } from '../report-request.ts';
import { check } from './check.ts';
import { id } from './scalar.ts';

const request: z.ZodType<ReportRequest> = z.strictObject({
  studyId: id,
  format: z.enum(REPORT_FORMATS),
  paper: z.enum(PAPERS).optional(),
});

/** @throws TrialdeckError usage */
export function parseReportRequest(value: unknown): ReportRequest {
  return check(request, value, 'The report');
}
