/** Two trials of a study on the rows of *select*. */
import { refusalOf } from '../../../shared/corrected.ts';
import type { CountedScope } from '../../../shared/counted-trials.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { gainOf, objectiveOf } from '../../../shared/measure.ts';
import type { Study, Trial } from '../../../shared/model.ts';
import { differenceOfChosen, rowDifference } from '../../../shared/row-comparison.ts';
import type { RowResults } from '../../../shared/row-results.ts';
import { correctedGain } from '../../../shared/statistics/selection-bootstrap.ts';
import { valueRows } from '../../../shared/task.ts';
import type { Chosen, TrialComparison } from '../../../shared/trial-comparison.ts';
import type { Store } from '../../../db/store.ts';
import type { PartitionFiles } from '../tasks/partition-files.ts';
import { rowsAsked } from './asked.ts';
import { strataOf } from './count-rows.ts';

/**
 * Where one of the two is the best of its study, or of its session, or a run of the configuration that is, the choice is bootstrapped too.
 * @throws TrialdeckError usage where they are of two studies, or one and the same
 */
export function compareTrials(store: Store, partitions: PartitionFiles, firstId: number, secondId: number): TrialComparison {
  const [first, second] = [store.trial(firstId), store.trial(secondId)];
  const study = store.study(store.session(first.sessionId).studyId);
  refuseOthers(first, second, store.session(second.sessionId).studyId === study.id);
  const asked = rowsAsked(study, partitions);
  if (asked === null) return none(refusalOf(objectiveOf(study), valueRows(study.task))!);
  const results = [first, second].map((trial) => resultsOf(store, trial));
  const [ofFirst, ofSecond] = results;
  if (!ofFirst || !ofSecond) return none(whyWithoutRows(ofFirst ? second : first));
  const plain = rowDifference(ofFirst, ofSecond, strataOf(asked));
  const [one, other] = [first, second].map((trial) => worthOf(store, study, trial)) as [Worth, Worth];
  const chosen = chosenOf(one, other);
  const difference = chosen === null ? plain : differenceOfChosen(plain, leftOf(plain.advantage, one, other));
  return { kind: 'rows', first: first.number, second: second.number, chosen, ...difference };
}

/**
 * What is left of an advantage. The default was settled before any row was seen, so that it may well be better than what was chosen in its
 * place; any other trial was as likely lucky as the chosen one, and against it an advantage shrinks but does not turn.
 */
function leftOf(advantage: number, one: Worth, other: Worth): number {
  const left = one.gain - other.gain;
  return one.settled || other.settled || left * advantage > 0 ? left : 0;
}

interface Worth {
  /** Its value where larger is better; where these rows chose the trial or its configuration, what is left of it. */
  readonly gain: number;
  readonly chosen: boolean;
  /** Whether it is the default configuration, which nobody chose by its rows. */
  readonly settled: boolean;
}

function worthOf(store: Store, study: Study, trial: Trial): Worth {
  const scopes: readonly CountedScope[] = [
    { of: 'study', id: study.id },
    { of: 'session', id: trial.sessionId },
  ];
  const own = gainOf(objectiveOf(study), trial.value!);
  const gain = scopes.flatMap((scope) => chosenGain(store, scope, trial.number, own))[0];
  return { gain: gain ?? own, chosen: gain !== undefined, settled: trial.reason['default'] === true };
}

/**
 * A run of the chosen configuration owes the choice as much as the configuration does. A run of another one that looks better still is
 * the luckiest of many, and worth no more than the winner. Nothing where the trial is neither.
 */
function chosenGain(store: Store, scope: CountedScope, number: number, own: number): readonly number[] {
  const counted = store.countedTrials(scope);
  const leader = counted?.selection.leader;
  if (!counted || !leader) return [];
  const left = correctedGain(counted.selection, leader);
  if (leader.number === store.configurationRuns(scope, counted.upTo, number)?.number) return [own - leader.gain + left];
  return own === counted.best ? [left] : [];
}

function chosenOf(one: Worth, other: Worth): Chosen {
  if (one.chosen && other.chosen) return 'both';
  if (one.chosen) return 'first';
  return other.chosen ? 'second' : null;
}

function resultsOf(store: Store, { id, value, bestEpoch }: Trial): RowResults | undefined {
  if (value === null) return undefined;
  return store.rowResults(id).find(({ epoch, partition }) => epoch === bestEpoch && partition === 'select');
}

function whyWithoutRows({ number, value }: Trial): string {
  return value === null
    ? `Trial ${number} has no value.`
    : `Of trial ${number} no row results are kept: a former version or another program trained it.`;
}

function refuseOthers(first: Trial, second: Trial, sameStudy: boolean): void {
  const refuse = (what: string): never => {
    throw new TrialdeckError('usage', `secondId is ${second.id}, ${what}; allowed is another trial of the study.`, 'secondId');
  };
  if (first.id === second.id) refuse('the first trial itself');
  if (!sameStudy) refuse('a trial of another study');
}

function none(reason: string): TrialComparison {
  return { kind: 'none', reason };
}
