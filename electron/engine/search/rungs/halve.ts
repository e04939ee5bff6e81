/**
 * Successive halving over a list of brackets: fills the first rung of each with new configurations and promotes the best.
 * Where a bracket has to wait for results, the next one begins, so that no worker idles before the last bracket.
 */
import type { Directed } from '../../../../shared/measure.ts';
import type { Params, Reason } from '../../../../shared/model.ts';
import type { Random } from '../../../../shared/random.ts';
import type { Bracket, RungPlan } from './brackets.ts';
import { howDrawn } from '../create-hyperparams.ts';
import { drawNew } from '../draw-new.ts';
import { promotionRun, type PromotionRule } from './promote.ts';
import { byRung, isLost, isRunning } from './ranking.ts';
import { whyNothingIsLeft } from '../tried.ts';
import type { Decision, HistoryTrial, SearchProblem } from '../strategy.ts';

export interface NewConfiguration {
  readonly params: Params;
  readonly reason: Reason;
  readonly memo?: unknown;
}

/** Where a bracket's configurations come from: one that the session has not had, or null where there is none left. */
export type Sampler = (problem: SearchProblem, history: readonly HistoryTrial[], random: Random) => NewConfiguration | null;

export const drawUniformly: Sampler = ({ space }, history, random) => {
  const params = drawNew(space, history, random);
  return params && { params, reason: { text: howDrawn(space) } };
};

/** What is planned, and how it is filled. */
export interface Filling extends RungPlan {
  readonly promotion: PromotionRule;
  readonly sample: Sampler;
}

/** The next decision. A trial's `bracket` counts from 0 in the order of starting, over all iterations. */
export function nextInBrackets(
  filling: Filling,
  problem: SearchProblem,
  history: readonly HistoryTrial[],
  random: Random,
): Decision {
  const { brackets, iterations } = filling;
  const started = Map.groupBy(history, ({ bracket }) => bracket);
  started.delete(null);
  const planned = iterations === 0 ? Infinity : iterations * brackets.length;
  const sample = once(() => filling.sample(problem, history, random));
  for (let at = 0; at < planned && at <= started.size; at++) {
    const decision = nextInBracket(filling, at, started.get(at) ?? [], problem, sample);
    if (decision) return decision;
  }
  if (history.some(isRunning)) return { kind: 'wait' };
  const end = sample() === null ? whyNothingIsLeft(problem.space) : 'All brackets are done.';
  return { kind: 'done', why: end + emptyText(brackets, [...started.values()]) };
}

/** Trials that failed may leave fewer to be promoted than there are places: nobody should have to find that out. */
function emptyText(brackets: readonly Bracket[], started: readonly (readonly HistoryTrial[])[]): string {
  const lost = started.flat().filter(isLost).length;
  const empty = started.reduce((sum, trials, at) => {
    const rungs = byRung(trials);
    const missing = brackets[at % brackets.length]!.map(({ size }, rung) => (rung === 0 ? 0 : size - (rungs[rung]?.length ?? 0)));
    return sum + missing.reduce((total, places) => total + Math.max(0, places), 0);
  }, 0);
  if (lost === 0 || empty === 0) return '';
  return ` ${empty} ${empty === 1 ? 'place' : 'places'} in their rungs stayed empty: ${lost} ${lost === 1 ? 'trial' : 'trials'} failed or diverged.`;
}

function nextInBracket(
  { brackets, promotion }: Filling,
  at: number,
  trials: readonly HistoryTrial[],
  { goal }: Directed,
  sample: () => NewConfiguration | null,
): Decision | null {
  const bracket = brackets[at % brackets.length]!;
  if (trials.length >= placesOf(bracket)) return null;
  const rungs = byRung(trials);
  const inRung = (rung: number): readonly HistoryTrial[] => rungs[rung] ?? [];
  const open = inRung(0).length < bracket[0]!.size && inRung(1).length === 0;
  const drawn = open ? sample() : null;
  if (drawn) return firstRun(drawn, bracket, at, inRung(0).length + 1);
  for (let rung = 1; rung < bracket.length; rung++) {
    const step = { lowerTrials: inRung(rung - 1), upperTrials: inRung(rung), goal };
    const promoted = promotion(step, bracket[rung - 1]!, bracket[rung]!);
    if (promoted) return promotionRun(promoted, bracket[rung]!.epochs, `Bracket ${at}, `);
  }
  return null;
}

/** Trials of a bracket that has nobody left to start or to promote. */
function placesOf(bracket: Bracket): number {
  let places = 0;
  for (const { size } of bracket) places += size;
  return places;
}

function firstRun({ params, reason, memo }: NewConfiguration, bracket: Bracket, at: number, place: number): Decision {
  const { size, epochs } = bracket[0]!;
  const text = `${reason.text} Bracket ${at}, rung 0: configuration ${place} of ${size}, for ${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}.`;
  return { kind: 'run', params, epochs, parent: null, rung: 0, bracket: at, reason: { ...reason, text }, memo: memo ?? null };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
