/** The evidence of a study with which nothing is wrong, made by hand: each test plants its fault in it. */
import { CHECK_NAMES, type Check, type CheckName, type RowFindings } from '../../shared/audit.ts';
import { auditOf } from '../../electron/engine/insight/audit/audit-of.ts';
import type { AuditEvidence } from '../../electron/engine/insight/audit/evidence.ts';
import { confirmationOf } from './confirmation-data.ts';
import { ACCURACY } from './measures.ts';

export const CLEAN_ROWS: RowFindings = {
  otherRows: 0,
  sharedRows: 0,
  fittedOnTrain: true,
  classes: { train: [1_400, 1_400], stop: [200, 200], select: [200, 200], confirm: [200, 200] },
  copies: [
    { part: 'stop', rows: 400, exact: 0, near: 0 },
    { part: 'select', rows: 400, exact: 0, near: 0 },
    { part: 'confirm', rows: 400, exact: 0, near: 0 },
    { part: 'vault', rows: 500, exact: 0, near: 0 },
  ],
  vaultRows: { area: 0.51, noise: 0.02 },
};

const { confirmation, evidence: confirmed } = confirmationOf();

export const CLEAN: AuditEvidence = {
  objective: ACCURACY,
  space: { units: { type: 'int', low: 32, high: 512, scale: 'log' }, dropout_rate: { type: 'float', low: 0, high: 0.5 } },
  reachable: [
    { name: 'units', end: 'low' },
    { name: 'units', end: 'high' },
    { name: 'dropout_rate', end: 'high' },
  ],
  split: { seed: 1, train: 2_800, stop: 400, select: 400, confirm: 400 },
  classes: ['circle', 'square'],
  stopsWhereItSelects: false,
  rows: CLEAN_ROWS,
  configurations: 40,
  modelSeeds: 40,
  vault: { readings: [], lost: 0, others: 0, trialsAfter: 0, confirmationsAfter: 0, values: [] },
  best: { trial: 17, confirmed: true, value: 0.905 },
  corrected: {
    kind: 'corrected',
    of: 'study',
    trial: 17,
    runs: 1,
    apparent: 0.905,
    value: 0.9,
    interval: { low: 0.89, high: 0.908 },
    counted: 40,
    configurations: 40,
    leftOut: 0,
    inReach: 0,
  },
  cannotConfirm: null,
  confirmation,
  confirmed,
  confirmations: 1,
  leading: Array.from({ length: 10 }, (_, at) => ({ units: 60 + 40 * at, dropout_rate: 0.04 * at })),
  sessions: [],
  comparisons: [],
  implausible: { measure: 'accuracy', end: 0.91, why: 'Others reach 0.90' },
  hits: 'accuracy',
};

/** One check of the clean study with a fault. */
export function checkOf(name: CheckName, fault: Partial<AuditEvidence> = {}): Check {
  const { checks } = auditOf({ ...CLEAN, ...fault }, { checks: CHECK_NAMES, whyNoOthers: null });
  return checks.find((check) => check.name === name)!;
}
