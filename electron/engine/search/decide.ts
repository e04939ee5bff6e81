/** What every strategy shares: the budget in trials, the chance of each question, and no configuration twice. */
import type { Params } from '../../../shared/model.ts';
import { randomFor } from '../../../shared/random.ts';
import type { Ask, Decision, HistoryTrial, SearchProblem } from './strategy.ts';

const ATTEMPTS = 20;

/**
 * The next decision of a session. It is asked again, with other chance, where the strategy proposes a configuration that
 * the session has had; after 20 attempts the space counts as exhausted. A trial that continues a parent or measures one again is
 * exempt.
 */
export function decide(ask: Ask, problem: SearchProblem, history: readonly HistoryTrial[], seed: number): Decision {
  if (problem.maxTrials !== null && history.length >= problem.maxTrials)
    return { kind: 'done', why: `The budget of ${problem.maxTrials} trials is spent.` };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const decision = ask(problem, history, randomFor(seed, history.length + 1, attempt));
    if (decision.kind !== 'run' || decision.parent !== null || decision.repeats !== undefined) return decision;
    if (!configurationsIn(history).has(configurationKey(decision.params))) return decision;
  }
  return { kind: 'done', why: `${ATTEMPTS} draws in a row gave configurations that were tried before: the space is exhausted.` };
}

/**
 * The keys of the configurations in a history. A list that has only grown since the last question is read from there on: the
 * configurations of its trials stay.
 */
export function configurationsIn(history: readonly HistoryTrial[]): ReadonlySet<string> {
  const known = histories.get(history);
  const read = known && known.trials <= history.length ? known : { trials: 0, configurations: new Set<string>() };
  for (; read.trials < history.length; read.trials++) read.configurations.add(configurationKey(history[read.trials]!.params));
  histories.set(history, read);
  return read.configurations;
}

const histories = new WeakMap<readonly HistoryTrial[], { trials: number; readonly configurations: Set<string> }>();

/** Equal for equal configurations, whatever the order of their parameters. */
export function configurationKey(params: Params): string {
  const known = keys.get(params);
  if (known !== undefined) return known;
  const key = JSON.stringify(Object.entries(params).sort(([left], [right]) => (left < right ? -1 : 1)));
  keys.set(params, key);
  return key;
}

/** A configuration never changes, and a session asks for the key of each at every question. */
const keys = new WeakMap<Params, string>();
