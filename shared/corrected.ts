/** The best value of a study or of a session, corrected for having been chosen; what window, terminal and export show of it. */
import { correctedNumber } from './corrected-value.ts';
import { countedText, countText } from './format/count.ts';
import { measuredRange, measuredText } from './format/value.ts';
import { BOOTSTRAPS, type CorrectedScope, type CountedTrials } from './counted-trials.ts';
import { gainOf, isBetter, objectiveOf, type Measure } from './measure.ts';
import type { Study } from './model.ts';
import { MOST_ROWS } from './row-results.ts';
import type { Interval } from './statistics/interval.ts';
import { valueRows } from './task.ts';
import { uncapitalised } from './wording.ts';

/**
 * The estimand is what the winner is worth on fresh rows: the share that it would get right of all rows there could be, say. The trials
 * of one configuration for as many epochs are one candidate: what they are worth in the mean, as they are trained. Nothing is said of
 * further model seeds.
 */
export interface CorrectedBest {
  readonly kind: 'corrected';
  readonly of: CorrectedScope;
  /** The winner, by its number in the study: the first trial of its configuration. */
  readonly trial: number;
  /** So many trials its configuration has, which differ in their model seeds. */
  readonly runs: number;
  /** As it looks: what the winner was chosen by, the mean of its runs. */
  readonly apparent: number;
  readonly value: number;
  /** Of 95 %. */
  readonly interval: Interval;
  /** The trials among which it is the best, and their configurations. */
  readonly counted: number;
  readonly configurations: number;
  /** Trials with a value of which no rows are known; none of them looks better. */
  readonly leftOut: number;
  /** Of those left out so many look hardly worse: had they been counted, more might be taken off. */
  readonly inReach: number;
}

export interface Uncorrected {
  readonly kind: 'uncorrected';
  /** A sentence. */
  readonly reason: string;
}

export type Corrected = CorrectedBest | Uncorrected;

/** A trial. */
export interface Best {
  readonly number: number;
  readonly value: number;
}

/**
 * A difference on the same rows is no less certain than one value where what two trials get right is correlated by a half, and networks
 * agree more: who is three standard errors of the value behind hardly ever wins in a bootstrap.
 */
const ERRORS_IN_REACH = 3;

/** The gain from which on a trial can be chosen in place of the leader; null while there is no leader. */
export function reachOf({ selection: { leader } }: CountedTrials): number | null {
  return leader && leader.gain - ERRORS_IN_REACH * leader.error;
}

/**
 * @param best of all trials that are meant, as it looks; null where there is none. @param counted what is known of their rows.
 * @param inReach how many of those left out have at least the gain of `reachOf`.
 */
export function correctedOf(
  study: Pick<Study, 'task' | 'measures' | 'objectives'>,
  of: CorrectedScope,
  best: Best | null,
  counted: CountedTrials,
  inReach: number,
): Corrected {
  const objective = objectiveOf(study);
  const rows = valueRows(study.task);
  const refusal = refusalOf(objective, rows);
  if (refusal !== null) return uncorrected(refusal);
  if (best === null) return uncorrected('No trial has a value yet.');
  const { leader } = counted.selection;
  if (leader === null || counted.best === null || isBetter(objective, best.value, gainOf(objective, counted.best)))
    return uncorrected(
      counted.leftOut > 0
        ? `Trial ${best.number}, the best one, keeps no row results: a former version or another program trained it.`
        : `The rows of trial ${best.number} are not counted yet.`,
    );
  const { value, interval } = correctedNumber(counted.selection, leader, objective, rows!);
  return {
    kind: 'corrected',
    of,
    trial: leader.number,
    runs: leader.runs,
    apparent: gainOf(objective, leader.gain),
    value,
    interval,
    counted: counted.counted,
    configurations: counted.configurations,
    leftOut: counted.leftOut,
    inReach,
  };
}

/** Why nothing can be said of the trials' rows, whatever trials there are; null where it can. */
export function refusalOf(objective: Measure, rows: number | null): string | null {
  if (rows === null) return 'What a trial made of each row is not known here, only its value.';
  if (objective.rows === null) return `A value of ${objective.title} is no mean over rows.`;
  return rows > MOST_ROWS ? `No row results are kept of more than ${countText(MOST_ROWS)} rows of select.` : null;
}

/** "corrected 0.9021 (0.8944 to 0.9095), looks like 0.9095", or the best value as it looks with why it cannot be corrected. @param best of a trial. */
export function bestText(corrected: Corrected, best: number | null, objective: Measure): string {
  const looks = measuredText(best, objective);
  if (corrected.kind === 'uncorrected')
    return best === null
      ? `best ${looks}`
      : `best ${looks} (not corrected: ${uncapitalised(corrected.reason.replace(/\.$/, ''))})`;
  const value = measuredText(corrected.value, objective);
  return `corrected ${value} (${correctedRange(corrected, objective)}), ${looksText(corrected, best, objective)}`;
}

/** "looks like 0.9095"; of several runs "mean of 8 seeds 0.9051, best trial 0.9095". @param best value of a trial. */
export function looksText({ runs, apparent }: CorrectedBest, best: number | null, objective: Measure): string {
  const looks = measuredText(best, objective);
  return runs === 1
    ? `looks like ${looks}`
    : `mean of ${countedText(runs, 'seed')} ${measuredText(apparent, objective)}, best trial ${looks}`;
}

/** "0.8944 to 0.9095" */
export function correctedRange({ interval }: CorrectedBest, objective: Measure): string {
  return measuredRange(interval, objective);
}

/** What the number means, in a sentence or two. */
export function correctedMeaning(corrected: CorrectedBest): string {
  const { of, trial, runs, counted, configurations, leftOut } = corrected;
  const without = leftOut === 0 ? '' : `, ${countedText(leftOut, 'other')} left out that keep no row results`;
  const trials = countedText(counted, 'trial');
  const among =
    configurations === counted
      ? `${trials} of the ${of}`
      : `${countedText(configurations, 'configuration')} (${trials}) of the ${of}`;
  const winner =
    runs === 1
      ? `trial ${trial}, the best of ${among}`
      : `the configuration of trial ${trial}, by the mean of its ${countedText(runs, 'model seed')} the best of ${among}`;
  return `What ${winner}${without}, is worth on fresh rows, with its 95 % interval: the choice is made again in ${countText(BOOTSTRAPS)} bootstraps of the rows of select. It takes the trials as given; a search that goes where it saw good values owes them a little more than is taken off. Where one leads by far, hardly anything is. ${correctedLimit(corrected)}`;
}

/** What is corrected and what is not, in a sentence or two. */
export function correctedLimit({ runs, ...leftOut }: CorrectedBest): string {
  const luck = runs === 1 ? 'its one training' : `its ${countText(runs)} trainings`;
  const choice = `Corrected is the choice among configurations on the same rows, not the luck of ${luck}: confirm for that.`;
  return [...upperLimit(leftOut), choice].join(' ');
}

/** A study with what its confirmation came to, whatever that is. */
interface MaybeConfirmed {
  readonly corrected: Corrected;
  readonly confirmed: object | null;
}

/** The same beside the value: who has confirmed need not be told to. Empty where nothing is to be said. */
export function limitBeside({ corrected, confirmed }: MaybeConfirmed): string {
  if (corrected.kind === 'uncorrected') return '';
  return confirmed === null ? correctedLimit(corrected) : upperLimit(corrected).join(' ');
}

/** A sentence where trials that are left out might have been chosen; else nothing. */
export function upperLimit({ leftOut, inReach }: Pick<CorrectedBest, 'leftOut' | 'inReach'>): readonly string[] {
  if (inReach === 0) return [];
  const those =
    leftOut === 1
      ? 'The one trial left out is'
      : `Of ${countedText(leftOut, 'trial')} left out ${countText(inReach)} ${inReach === 1 ? 'is' : 'are'}`;
  return [
    `${those} within ${ERRORS_IN_REACH} standard errors of the winner: the corrected value may be too high by what the choice among them would take off.`,
  ];
}

function uncorrected(reason: string): Uncorrected {
  return { kind: 'uncorrected', reason };
}
