/** An audit as a section of a report: what failed first. */
import type { Audit, Check, Outcome } from '../audit.ts';
import type { Line, Section } from './report.ts';

/** In the order in which they are told. */
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  failed: 'Failed',
  warned: 'Warned',
  open: 'Open',
  passed: 'Passed',
  'not applicable': 'Not applicable',
};

export function auditSection({ checks }: Audit): Section {
  return {
    heading: auditSentence({ checks }),
    anchor: 'audit',
    blocks: [{ kind: 'text', paragraphs: worstFirst(checks).map(checkLine) }],
  };
}

/** "1 check failed, 2 warn and 9 passed." */
export function auditSentence({ checks }: Pick<Audit, 'checks'>): string {
  const count = (outcome: Outcome): number => checks.filter((check) => check.outcome === outcome).length;
  const [failed, warned, open, passed] = [count('failed'), count('warned'), count('open'), count('passed')];
  const checked = failed > 0 ? `${failed === 1 ? '1 check' : `${failed} checks`} failed, ` : 'No check failed, ';
  const toDo = open > 0 ? `${open} still to be made, ` : '';
  return `${checked}${warned} ${warned === 1 ? 'warns' : 'warn'}, ${toDo}${passed} passed.`;
}

/** By outcome, and in the order of the audit among equals. */
export function worstFirst(checks: readonly Check[]): readonly Check[] {
  return Object.keys(OUTCOMES).flatMap((outcome) => checks.filter((check) => check.outcome === outcome));
}

function checkLine({ outcome, title, text, advice }: Check): Line {
  const rest = advice === null ? '' : ` ${advice}`;
  return [`${OUTCOMES[outcome]}: `, { mark: 'strong', text: title }, `. ${text}${rest}`];
}
