import type { CheckName, Outcome } from '../../../shared/audit.ts';
import { OUTCOMES } from '../../../shared/report/audit.ts';
import type { StateLook } from '../controls/states.ts';

const look = (outcome: Outcome, rest: Omit<StateLook, 'word'>): StateLook => ({ word: OUTCOMES[outcome], ...rest });

export const OUTCOME_LOOKS: Readonly<Record<Outcome, StateLook>> = {
  failed: look('failed', { icon: 'error', tone: 'bad', means: 'The result cannot be trusted as long as this is so.' }),
  warned: look('warned', { icon: 'warning', tone: 'warning', means: 'To be said beside the result, or to be done away with.' }),
  open: look('open', { icon: 'clock', tone: 'accent', means: 'Nobody has looked yet.' }),
  passed: look('passed', { icon: 'check', tone: 'good', means: 'Looked for and not found.' }),
  'not applicable': look('not applicable', { icon: 'info', tone: 'plain', means: 'There is nothing to check here.' }),
};

const CONFIRM = { name: 'confirm', title: 'Confirm' };
const STRATEGIES = { name: 'strategies', title: 'Strategies' };

/** The tab of the study in which something can be done about a check. */
export const CHECK_TABS: Readonly<Partial<Record<CheckName, typeof CONFIRM>>> = {
  vault: CONFIRM,
  configurations: CONFIRM,
  confirmation: CONFIRM,
  plausible: CONFIRM,
  pairs: STRATEGIES,
  budgets: STRATEGIES,
};
