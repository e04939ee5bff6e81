/**
 * How long a search will take: the session is simulated with its own strategy and budget, every trial at what it costs in
 * arithmetic and in steps, and the speed of this machine comes from a short measurement or, better, from the trials that it
 * has trained.
 */
import type { Estimate } from '../../../shared/contract/searches.ts';
import { objectiveOf } from '../../../shared/measure.ts';
import type { Params, Study } from '../../../shared/model.ts';
import { randomFor } from '../../../shared/random.ts';
import { decideRemeasuring, decideWithin, epochsPromised } from '../budget.ts';
import { strategyNamed } from '../search/catalogue.ts';
import type { RungPlan } from '../search/rungs/brackets.ts';
import { simulate, type SimulatedTrial, type Simulation } from '../search/simulate.ts';
import type { Ask, Decision, SearchProblem } from '../search/strategy.ts';
import type { SearchPlan } from './search-plan.ts';
import { shortBudget } from './session-plan.ts';
import { kindOf } from '../tasks/catalogue.ts';
import { trialSeconds } from '../tasks/cost.ts';

/** Speed of one worker while all of them work. */
export interface Speed {
  /** Seconds taken divided by seconds predicted, over what was measured. */
  readonly factor: number;
  /** Spread of that quotient from trial to trial: its 10 % and 90 % quantiles, divided by the factor. */
  readonly low: number;
  readonly high: number;
  /** From a session's beginning to its first trial. */
  readonly startSeconds: number;
  /** What was measured, in words. */
  readonly basis: string;
}

export interface SearchToEstimate extends Pick<SearchPlan, 'session' | 'queue'> {
  readonly study: Pick<Study, 'task' | 'space' | 'measures' | 'objectives' | 'maxEpochs'>;
}

interface Work {
  /** Until the last trial has ended. */
  readonly seconds: number;
  readonly trials: number;
  readonly epochs: number;
  /** Deviation of the seconds of a trial, divided by their mean. */
  readonly variation: number;
}

/** Small searches are simulated again and again until so many trials tell what a trial costs. */
const ENOUGH_TRIALS = 200;
const MOST_SIMULATIONS = 20;
/** Longer sessions go on at the pace of their first trials. */
const MOST_TRIALS = 800;
/** Of their time; 370 trials with patience 5 of 15 epochs saved 3 %, and rules may end all but the best at once. */
const SAVED_AT_MOST = { patience: 0.1, stopRule: 0.6 };

/** The seconds that are to be expected, with a range from the speed's spread and the chance of the draws. */
export function estimateSearch(search: SearchToEstimate, speed: Speed): Estimate {
  const { budget } = search.session;
  const works: Work[] = [];
  do works.push(simulatedWork(search, speed, randomFor('estimate', works.length).seed()));
  while (works.length < MOST_SIMULATIONS && works.reduce((sum, { trials }) => sum + trials, 0) < ENOUGH_TRIALS);
  const mean = (field: keyof Work): number => works.reduce((sum, work) => sum + work[field], 0) / works.length;
  const [seconds, trials] = [mean('seconds'), mean('trials')];
  const chance = (2 * mean('variation')) / Math.sqrt(Math.max(1, trials));
  const { saved, earlier } = shortening(search);
  const most = budget.seconds ?? Infinity;
  return {
    seconds: Math.min(most, seconds),
    low: Math.min(most, seconds * (1 - saved) * Math.max(0.2, (1 - chance) * speed.low)),
    high: Math.min(most, seconds * (1 + chance) * speed.high),
    trials: Math.round(trials),
    epochs: Math.round(mean('epochs')),
    basis: seconds >= most ? 'the budget in seconds; trials that run when they are over may finish' : speed.basis,
    earlier,
    caution: shortBudget({ remeasure: false, ...search.session }, search.study, search.queue.length),
  };
}

/** One session with values by chance. They are kept from models, which then draw as they do before they have learnt. */
function simulatedWork({ study, session, queue }: SearchToEstimate, speed: Speed, seed: number): Work {
  const { budget, workers, width = null, remeasure = false } = session;
  const strategy = strategyNamed(session.strategy.name);
  const ask = strategy.create(session.strategy.options);
  const { space, maxEpochs } = study;
  const problem: SearchProblem = {
    space,
    goal: objectiveOf(study).goal,
    maxEpochs,
    maxTrials: budget.trials ?? null,
  };
  const cost = kindOf(study.task).cost(study.task);
  const startSeconds = speed.startSeconds + speed.factor * cost.openingSeconds;
  const random = randomFor(seed, 'values');
  const untold: Ask = (asked, history, chance) =>
    ask(
      asked,
      history.map((trial) => ({ ...trial, value: null })),
      chance,
    );
  let cut = false;
  const next: Simulation['next'] = (history, elapsedMs) => {
    const queued = queue[history.length];
    if (queued) return runOf(queued.params, maxEpochs);
    cut = history.length >= MOST_TRIALS;
    if (cut) return { kind: 'done', why: 'The rest is like this.' };
    const decide = remeasure ? decideRemeasuring : decideWithin;
    return decide(budget, untold, problem, history, seed, {
      activeMs: 1000 * startSeconds + elapsedMs,
      promised: epochsPromised,
    });
  };
  const train: Simulation['train'] = (params, epoch, last) => {
    const epochs = last - epoch + 1;
    const durationMs = 1000 * speed.factor * trialSeconds(cost, params, epochs);
    return { stop: random.next(), select: 0, durationMs, epochs };
  };
  const trials = simulate({ next, train, goal: problem.goal, workers, width, epochCost: cost.epochSeconds });
  const work = workOf(trials, startSeconds);
  const plan = strategy.plan?.(problem, session.strategy.options);
  return cut ? extended(work, budget, plan) : work;
}

function runOf(params: Params, epochs: number): Decision {
  return { kind: 'run', params, epochs, parent: null, rung: null, bracket: null, reason: { text: '' } };
}

function workOf(trials: readonly SimulatedTrial[], startSeconds: number): Work {
  const durations = trials.map(({ startMs, endMs }) => endMs - startMs);
  const mean = durations.reduce((sum, each) => sum + each, 0) / Math.max(1, trials.length);
  const variance = durations.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, trials.length - 1);
  return {
    seconds: startSeconds + Math.max(0, ...trials.map(({ endMs }) => endMs)) / 1000,
    trials: trials.length,
    epochs: trials.reduce((sum, { epochsDone, parent }) => sum + epochsDone - (trials[(parent ?? 0) - 1]?.epochsDone ?? 0), 0),
    variation: mean === 0 ? 0 : Math.sqrt(variance) / mean,
  };
}

/** The work of which this is the beginning, up to the first end that budget or plan set. */
function extended(work: Work, budget: SearchToEstimate['session']['budget'], plan: RungPlan | undefined): Work {
  const planned = plan && plan.iterations > 0 ? plan.iterations * epochsOf(plan) : Infinity;
  const longer = Math.min(
    (budget.trials ?? Infinity) / work.trials,
    Math.min(budget.epochs ?? Infinity, planned) / work.epochs,
    (budget.seconds ?? Infinity) / work.seconds,
  );
  if (!Number.isFinite(longer)) return work;
  return {
    ...work,
    seconds: work.seconds * longer,
    trials: work.trials * longer,
    epochs: work.epochs * longer,
  };
}

/** Epochs of all brackets once; what a trial inherits is its parent's. */
function epochsOf({ brackets }: RungPlan): number {
  return brackets
    .flatMap((rungs) => rungs.map(({ size, epochs }, at) => size * (epochs - (rungs[at - 1]?.epochs ?? 0))))
    .reduce((sum, epochs) => sum + epochs, 0);
}

/** How much of the time may be saved at most, and by what. */
function shortening({ study, session }: SearchToEstimate): { readonly saved: number; readonly earlier: string | null } {
  const patient = kindOf(study.task).cost(study.task).endsEarly(study.space, study.maxEpochs);
  const saved = Math.max(patient ? SAVED_AT_MOST.patience : 0, session.stopRule ? SAVED_AT_MOST.stopRule : 0);
  const causes = [...(session.stopRule ? ['the stop rule'] : []), ...(patient ? ['patience'] : [])];
  return { saved, earlier: causes.length === 0 ? null : `Less where ${causes.join(' or ')} ends trials early.` };
}
