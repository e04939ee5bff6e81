/**
 * Ask and tell: a search whose trials another program trains, one after the other or several at a time. History is the
 * state: a search that is given the trials of another one goes on as that one would have.
 */
import { TrialdeckError } from '../../../shared/errors.ts';
import { COST } from '../../../shared/measure.ts';
import type { Params, Reason } from '../../../shared/model.ts';
import { shown } from '../../../shared/parse/check.ts';
import { parseAskAndTell, type AskAndTellSetting } from '../../../shared/parse/ask-and-tell.ts';
import { completeChoice, strategyNamed } from './catalogue.ts';
import { isInside } from '../../../shared/space/conditions.ts';
import { decide } from './decide.ts';
import { withNumbers } from './named-trials.ts';
import { isRunning } from './rungs/ranking.ts';
import { completeStopRuleChoice, stopRuleNamed } from './stop-rules/catalogue.ts';
import type { Curve, StopRule } from './stop-rules/stop-rule.ts';
import type { Decision, HistoryTrial, SearchProblem } from './strategy.ts';

export type { AskAndTellSetting };

/** A trial to train. */
export interface Suggestion {
  readonly trial: number;
  readonly params: Params;
  /** Cumulative epochs to train, or null where the strategy has no rungs. */
  readonly epochs: number | null;
  /** The trial to continue, with its weights, or null to start afresh. */
  readonly parent: number | null;
  readonly reason: Reason;
}

/** All that a search knows of a trial: plain data. */
export interface ToldTrial extends HistoryTrial {
  readonly reason: Reason;
  /** Its own intermediate values, by epoch from 1; null where none was told. */
  readonly values: readonly (number | null)[];
  /** Why the stop rule would end it after the epoch that was told last, or null where it may go on. */
  readonly stopReason: Reason | null;
}

export interface AskAndTell {
  /** The next trial; `wait` where the strategy needs a running trial's end first; `done` where the search is over, and why. */
  ask(): Suggestion | { readonly wait: true } | { readonly done: true; readonly why: string };
  /**
   * Takes in a running trial's value after an epoch, later than the epochs told of it before; null where there is none.
   * @returns whether the trial should end here: the stop rule says so, or the value is no finite number.
   * @throws TrialdeckError usage, and nothing is changed.
   */
  report(trial: number, epoch: number, value: number | null): boolean;
  /**
   * Ends a trial with its value, which serves as *stop* and *select*; one that is null or no finite number fails it.
   * @throws TrialdeckError usage, and nothing is changed.
   */
  tell(trial: number, value: number | null): void;
  /** Ends a trial that gave no value. @throws TrialdeckError usage, and nothing is changed. */
  fail(trial: number): void;
  /** In the order of asking. */
  history(): readonly ToldTrial[];
}

/** Leaves three halvings by three. */
const DEFAULT_EPOCHS = 27;
/** Values are kept epoch by epoch: who counts steps in place of epochs is told so before memory is full. */
const LAST_EPOCH = 100_000;

/**
 * @param history the trials of a search with the same setting that is to go on.
 * @throws TrialdeckError usage, where the setting is wrong or the strategy cannot search the space.
 */
export function createAskAndTell(setting: AskAndTellSetting, history: readonly ToldTrial[] = []): AskAndTell {
  const { space, seed, goal = COST.goal, epochs = DEFAULT_EPOCHS, trials: maxTrials = null, ...given } = parseAskAndTell(setting);
  const problem: SearchProblem = { space, goal, maxEpochs: epochs, maxTrials };
  const { name, options } = completeChoice(given.strategy);
  const strategy = strategyNamed(name);
  const refusal = strategy.refusal?.(problem, options) ?? null;
  if (refusal !== null) throw new TrialdeckError('usage', refusal, 'strategy');
  const [ask, rule, queue] = [strategy.create(options), ruleOf(given.stopRule), queueOf(problem, given.queue ?? [])];
  let trials = history;

  const decided = (): Decision => {
    const queued = trials.length < (maxTrials ?? Infinity) ? queue[trials.length] : undefined;
    return queued ?? decide(ask, problem, trials, seed);
  };
  const change = (trial: ToldTrial, news: Partial<ToldTrial>): void => {
    trials = trials.with(trial.ordinal - 1, { ...trial, ...news });
  };
  const end = (trial: ToldTrial, state: ToldTrial['state'], value: number | null): void => {
    const epochsDone = state === 'completed' ? trial.epochs : trial.epochsDone;
    const sequence = 1 + trials.filter((other) => !isRunning(other)).length;
    change(trial, { state, value, stopValue: value, epochsDone, sequence });
  };
  const latest = strategy.promotes ? (trial: ToldTrial): number => trial.epochs : (): number => LAST_EPOCH;

  return {
    ask: () => {
      const decision = decided();
      if (decision.kind === 'done') return { done: true, why: decision.why };
      if (decision.kind === 'run') {
        const asked = newTrial(decision, trials);
        trials = [...trials, asked];
        const { ordinal, params, parent, reason } = asked;
        return { trial: ordinal, params, epochs: strategy.promotes ? asked.epochs : null, parent, reason };
      }
      if (trials.some(isRunning)) return { wait: true };
      throw new Error(`${strategy.title} waits although nothing is running: this is a mistake in the strategy.`);
    },
    report: (number, epoch, value) => {
      const trial = runningTrial(trials, number);
      refuseEpoch(trial, epoch, latest(trial));
      refuseValue(value);
      const gap = Array<null>(epoch - 1 - trial.values.length).fill(null);
      const finite = isGiven(value);
      const told: ToldTrial = { ...trial, values: [...trial.values, ...gap, finite ? value : null], epochsDone: epoch };
      const ruled = epoch < latest(trial) ? rule(curveOf(told, trials), curvesOf(trials), problem) : null;
      const stopReason = finite ? ruled : { text: `Its value after epoch ${epoch} is no finite number.` };
      change(told, { stopReason });
      return stopReason !== null;
    },
    tell: (number, value) => {
      const trial = runningTrial(trials, number);
      refuseValue(value);
      if (!isGiven(value)) return end(trial, 'failed', null);
      end(trial, trial.stopReason === null ? 'completed' : 'stopped', value);
    },
    fail: (number) => end(runningTrial(trials, number), 'failed', null),
    history: () => trials,
  };
}

function ruleOf(choice: AskAndTellSetting['stopRule']): StopRule {
  if (choice === undefined) return () => null;
  const { name, options } = completeStopRuleChoice(choice);
  return stopRuleNamed(name).create(options);
}

/** @throws TrialdeckError usage, where a configuration could not have been drawn from the space. */
function queueOf({ space, maxEpochs }: SearchProblem, configurations: readonly Params[]): readonly Decision[] {
  return configurations.map((params, at) => {
    if (!isInside(space, params)) {
      const rule = 'a legal value for every active parameter of the space and no other';
      throw new TrialdeckError('usage', `Configuration ${at + 1} of the queue is ${JSON.stringify(params)}; allowed is ${rule}.`);
    }
    const reason = { text: 'Queued by a person.' };
    return { kind: 'run', params, epochs: maxEpochs, parent: null, rung: null, bracket: null, reason };
  });
}

function newTrial(decision: Extract<Decision, { kind: 'run' }>, trials: readonly ToldTrial[]): ToldTrial {
  const { params, epochs, parent, rung, bracket, reason, memo = null } = decision;
  const continued = parent === null ? undefined : trials[parent - 1]!;
  return {
    ordinal: trials.length + 1,
    params,
    epochs,
    epochsDone: continued?.epochsDone ?? 0,
    state: 'running',
    stopValue: continued?.stopValue ?? null,
    value: continued?.value ?? null,
    parent,
    rung,
    bracket,
    memo,
    askedAfter: trials.filter((trial) => !isRunning(trial)).length,
    sequence: null,
    reason: withNumbers(reason, (ordinal) => ordinal),
    values: [],
    stopReason: null,
  };
}

function runningTrial(trials: readonly ToldTrial[], number: number): ToldTrial {
  const trial = trials[number - 1];
  if (trial === undefined) throw refusal('trial', `There is no trial ${number}; ${trials.length} were asked for.`);
  if (!isRunning(trial)) throw refusal('trial', `Trial ${number} has ended: it ${ENDED[trial.state]}.`);
  return trial;
}

const ENDED: Readonly<Record<string, string>> = { completed: 'is completed', stopped: 'was stopped', failed: 'failed' };

function refuseEpoch({ ordinal, values }: ToldTrial, epoch: number, latest: number): void {
  if (Number.isInteger(epoch) && epoch > values.length && epoch <= latest) return;
  const told = values.length;
  const rule = told < latest ? `a whole number from ${told + 1} to ${latest}` : `none, as all ${told} were told`;
  throw refusal('epoch', `epoch is ${epoch}; allowed for trial ${ordinal} is ${rule}.`);
}

function refuseValue(value: unknown): void {
  if (typeof value === 'number' || value === null) return;
  throw refusal('value', `value is ${shown(value)}; allowed is a number, or null where there is none.`);
}

function isGiven(value: number | null): value is number {
  return Number.isFinite(value);
}

function refusal(field: string, sentence: string): TrialdeckError {
  return new TrialdeckError('usage', sentence, field);
}

function curvesOf(trials: readonly ToldTrial[]): readonly Curve[] {
  return trials.map((trial) => curveOf(trial, trials));
}

/** What was told of the trial, and of its ancestors for the epochs before. */
function curveOf({ ordinal, state, parent, values: own }: ToldTrial, trials: readonly ToldTrial[]): Curve {
  const inherited = parent === null ? [] : curveOf(trials[parent - 1]!, trials).values;
  const values = own.length === 0 ? inherited : own.map((value, at) => value ?? inherited[at] ?? null);
  return { ordinal, state, parent, values };
}
