/** A study audited: every check there is, in the order in which they are told. */
import { CHECK_NAMES, CHECKS, type Audit, type CheckName, type Finding } from '../../../../shared/audit.ts';
import { CHOICE_CHECKS } from './choice.ts';
import type { AuditEvidence } from './evidence.ts';
import { notApplicable } from './finding.ts';
import { rangesFinding } from './ranges.ts';
import { ROW_CHECKS, type RowCheck } from './rows.ts';
import { budgetsFinding, pairsFinding } from './strategies.ts';

type RecordCheck = (evidence: AuditEvidence) => Finding;

const RECORD_CHECKS: Readonly<Partial<Record<CheckName, RecordCheck>>> = {
  ...CHOICE_CHECKS,
  pairs: pairsFinding,
  ranges: rangesFinding,
  budgets: budgetsFinding,
};
const OF_ROWS: Readonly<Partial<Record<CheckName, RowCheck>>> = ROW_CHECKS;

/** What a kind of task can have checked. */
export interface Audited {
  readonly checks: readonly CheckName[];
  readonly whyNoOthers: string | null;
}

export function auditOf(evidence: AuditEvidence, { checks, whyNoOthers }: Audited): Audit {
  const findingOf = (name: CheckName): Finding => {
    if (!checks.includes(name)) return notApplicable(whyNoOthers!);
    const ofRows = OF_ROWS[name];
    if (!ofRows) return RECORD_CHECKS[name]!(evidence);
    return evidence.rows === null ? NOT_LOOKED_AT : ofRows(evidence.rows, evidence);
  };
  return {
    checks: CHECK_NAMES.map((name) => ({ name, title: CHECKS[name], ...findingOf(name) })),
    rowsOpen: evidence.rows === null && checks.some((name) => name in OF_ROWS),
  };
}

const NOT_LOOKED_AT: Finding = {
  outcome: 'open',
  text: 'The rows have not been looked at yet.',
  advice: 'Have them looked at: it takes a minute or two, once for all studies on the same rows.',
};
