/** What every strategy shares: the budget in trials, the chance of each question, and no configuration twice. */
import { randomFor } from '../../../shared/random.ts';
import { drawNew } from './draw-new.ts';
import { openIn, whyNothingIsLeft } from './tried.ts';
import type { Ask, Decision, HistoryTrial, SearchProblem } from './strategy.ts';

const ATTEMPTS = 20;

/**
 * The next decision of a session. It is asked again, with other chance, where the strategy proposes a configuration that the session
 * has had or the space forbids; after 20 attempts one of those that are left is drawn in its place, and only where none is left the
 * session is done. A trial that continues a parent or measures one again is exempt.
 */
export function decide(ask: Ask, problem: SearchProblem, history: readonly HistoryTrial[], seed: number): Decision {
  if (problem.maxTrials !== null && history.length >= problem.maxTrials)
    return { kind: 'done', why: `The budget of ${problem.maxTrials} trials is spent.` };
  const isOpen = openIn(problem.space, history);
  let part = problem.space;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const decision = ask(problem, history, randomFor(seed, history.length + 1, attempt));
    if (decision.kind !== 'run' || decision.parent !== null || decision.repeats !== undefined) return decision;
    if (isOpen(decision.params)) return decision;
    part = decision.part ?? problem.space;
  }
  const params = drawNew(part, history, randomFor(seed, history.length + 1, ATTEMPTS));
  if (params === null) return { kind: 'done', why: whyNothingIsLeft(part) };
  const reason = { text: 'Drawn from the configurations that are left: most are tried.' };
  return { kind: 'run', params, epochs: problem.maxEpochs, parent: null, rung: null, bracket: null, reason };
}
