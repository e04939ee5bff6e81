/** How the winner was chosen and judged, in sentences. */
import type { CheckName, Finding } from '../../../../shared/audit.ts';
import { candidateTitle } from '../../../../shared/report/confirmation/candidates.ts';
import { upperLimit, type Corrected, type CorrectedBest } from '../../../../shared/corrected.ts';
import { countedText } from '../../../../shared/format/count.ts';
import { distanceText, measuredText } from '../../../../shared/format/value.ts';
import { advantageOf, bestIsLargest, isBetter, isShareOfRows, type Measure } from '../../../../shared/measure.ts';
import { expectedMaximum } from '../../../../shared/statistics/expected-maximum.ts';
import type { Interval } from '../../../../shared/statistics/interval.ts';
import { countsOf } from '../../../../shared/vault.ts';
import { capitalised } from '../../../../shared/wording.ts';
import type { AuditEvidence } from './evidence.ts';
import { failed, notApplicable, passed, warned } from './finding.ts';

type ChoiceCheck = (evidence: AuditEvidence) => Finding;

/** Of luck in the value of the winner, in shares of rows. */
const MUCH_LUCK = 0.01;
const TOO_MUCH_LUCK = 0.05;

/** From fewer runs of each how much seeds differ is hardly known: Student's factor for five is 2.78, for two 12.7. */
const FEWEST_RUNS = 5;

const NOTHING_YET = 'No trial of this study has a value yet.';

export const CHOICE_CHECKS = {
  stopping: ({ stopsWhereItSelects }) =>
    stopsWhereItSelects
      ? warned(
          'The same values decide how long a trial trains and which one wins: each takes its best epoch along, and looks better for it.',
          'Measure stop apart from select, on other rows.',
        )
      : passed('How long a trial trains is decided on stop, and which one wins on select: other rows.'),
  vault: ({ vault: { readings, lost, others, trialsAfter, confirmationsAfter } }) => {
    const text = countsOf({ own: readings.length, all: readings.length + others, lost }).replace(/\.$/, '');
    const since = [
      ...(trialsAfter > 0 ? [countedText(trialsAfter, 'trial')] : []),
      ...(confirmationsAfter > 0 ? [countedText(confirmationsAfter, 'confirmation')] : []),
    ];
    const later = `${since.join(' and ')} ${trialsAfter + confirmationsAfter === 1 ? 'was' : 'were'} asked for after the first reading`;
    const fresh = 'Quote the first reading alone, or keep new rows for a new vault.';
    if (lost > 0) return failed(`${text}, so that nobody can tell how often it was read.`, fresh);
    if (readings.length > 1 && since.length > 0)
      return failed(`${text}, and ${later}: what it said may have led to the next choice.`, fresh);
    if (readings.length > 1) return warned(`${text}: the better of several readings is better by luck.`, fresh);
    if (since.length > 0)
      return warned(
        `${text}, and ${later}.`,
        'What was read stays good for the winner of then; do not read the vault again for what was found or confirmed since.',
      );
    return passed(`${text}${readings.length === 1 ? ', and no trial or confirmation was asked for since' : ''}.`);
  },
  configurations: ({ objective, split, configurations, best, corrected }) => {
    if (best === null) return notApplicable(NOTHING_YET);
    if (!isShareOfRows(objective)) return notApplicable(`A value of ${objective.title} is no share of rows.`);
    const rows = split!.select;
    const luck =
      corrected.kind === 'corrected'
        ? advantageOf(objective, corrected.apparent, corrected.value)
        : Math.sqrt((best.value * (1 - best.value)) / rows) * expectedMaximum(configurations);
    const points = distanceText(luck, objective);
    const found =
      corrected.kind === 'corrected'
        ? `looks ${points} too good: trial ${corrected.trial} has ${looksOf(corrected, objective)} and is worth ${measuredText(corrected.value, objective)}, by the bootstrap of the choice`
        : `can be expected to look ${points} too good if all were equally good, and less if they are not`;
    const chosen = `The best of ${amongText(corrected, configurations)} on ${countedText(rows, 'row')} of select ${found}.`;
    const text = [chosen, ...limitOf(corrected)].join(' ');
    const advice = 'Quote the corrected or the confirmed value, and search on more rows of select.';
    if (luck < MUCH_LUCK) return passed(text);
    return luck < TOO_MUCH_LUCK ? warned(text, advice) : failed(text, advice);
  },
  confirmation: ({ best, cannotConfirm, confirmation, confirmed, confirmations, objective }) => {
    if (best === null) return notApplicable(NOTHING_YET);
    if (cannotConfirm !== null) return notApplicable(cannotConfirm);
    if (confirmation === null || confirmed === null || confirmation.state !== 'finished' || confirmation.stopped)
      return warned(
        `Trial ${best.trial} looks best with ${measuredText(best.value, objective)} on select, the rows that chose it, and ${confirmation === null ? 'is not confirmed' : 'its confirmation has not come to its end'}.`,
        'Confirm the winners: they are trained again with fresh seeds and judged on rows that no search has read.',
      );
    const { candidates } = confirmation;
    const leader = candidates[confirmed.leader]!;
    const { value } = confirmed.candidates.find(({ candidate }) => candidate === confirmed.leader)!.mean;
    const text = `${candidateTitle(leader)} leads ${countedText(candidates.length, 'configuration')} on confirm with ${measuredText(value, objective)}, the mean of ${countedText(confirmed.seeds, 'run')}`;
    if (!best.confirmed)
      return warned(`${text}, but trial ${best.trial}, which looks best now, was not among them.`, 'Confirm again.');
    if (confirmations > 1)
      return warned(
        `${text}. The study was confirmed ${confirmations} times on the same rows: what confirm says of the best of several confirmations is better by luck.`,
        'Quote all of them, or the first one that came to its end.',
      );
    if (confirmed.seeds < FEWEST_RUNS)
      return warned(
        `${text}: fewer than ${FEWEST_RUNS} runs of each hardly tell how much model seeds differ.`,
        'Confirm with as many seeds as are advised; the intervals are wide until then.',
      );
    return passed(`${text}.`);
  },
  plausible: ({ objective, implausible, corrected, confirmed, vault, hits }) => {
    if (implausible?.measure !== objective.name) return notApplicable('Nothing is known of what is plausible here.');
    const known = [
      ...correctedResults(corrected, objective),
      ...confirmedResults(confirmed, objective),
      ...(hits === objective.name ? vault.values.map(vaultResult) : []),
    ];
    if (known.length === 0) return notApplicable('There is no corrected, confirmed or vault value yet.');
    const written = ({ name, value }: Result): string => `${name} ${measuredText(value, objective)}`;
    const { end } = implausible;
    const tooGood = known.filter(({ value }) => isBetter(objective, value, end));
    const beyond = bestIsLargest(objective) ? 'above' : 'below';
    const bound = `${implausible.why}, and ${beyond} ${measuredText(end, objective)} a value is not believed`;
    if (tooGood.length === 0) return passed(`${capitalised(known.map(written).join(', '))}. ${bound}.`);
    const limit = tooGood.some(({ name }) => name === 'corrected') ? limitOf(corrected) : [];
    const text = [`${capitalised(tooGood.map(written).join(', '))}. ${bound}.`, ...limit].join(' ');
    const settled = known.filter(({ name, value }) => name !== 'corrected' && !isBetter(objective, value, end));
    return tooGood.some(({ worst }) => isBetter(objective, worst, end))
      ? failed(text, 'Look for a leak before anything else: for rows of a judging partition among those that train.')
      : warned(
          text,
          settled.length === 0
            ? 'It may be chance: the intervals reach what is plausible. Confirm with more seeds.'
            : `It may be chance: the intervals reach what is plausible. Quote what is: ${settled.map(written).join(', ')}.`,
        );
  },
} as const satisfies Partial<Record<CheckName, ChoiceCheck>>;

/** Those that the number which is told counts: the bootstrap knows of no trial without row results. */
function amongText(corrected: Corrected, configurations: number): string {
  if (corrected.kind === 'uncorrected') return countedText(configurations, 'configuration');
  const without = corrected.leftOut === 0 ? '' : ` (${countedText(corrected.leftOut, 'trial')} without row results left out)`;
  return `${countedText(corrected.configurations, 'configuration')}${without}`;
}

/** Where trials that are left out might have been chosen, that the corrected value may be too high. */
function limitOf(corrected: Corrected): readonly string[] {
  return corrected.kind === 'corrected' ? upperLimit(corrected) : [];
}

function looksOf({ runs, apparent }: CorrectedBest, objective: Measure): string {
  const looks = measuredText(apparent, objective);
  return runs === 1 ? looks : `${looks}, the mean of ${countedText(runs, 'seed')},`;
}

/** A value of the objective. */
interface Result {
  readonly name: string;
  readonly value: number;
  /** The worse end of its interval. */
  readonly worst: number;
}

function correctedResults(corrected: AuditEvidence['corrected'], objective: Measure): readonly Result[] {
  return corrected.kind === 'corrected' ? [resultOf('corrected', corrected.value, corrected.interval, objective)] : [];
}

function confirmedResults(confirmed: AuditEvidence['confirmed'], objective: Measure): readonly Result[] {
  const leader = confirmed?.candidates.find(({ candidate }) => candidate === confirmed.leader);
  return leader ? [resultOf('confirmed', leader.mean.value, leader.mean.interval, objective)] : [];
}

/** To be asked where the objective is the share that the vault gives. */
function vaultResult({ share: { right, rows, low }, reading }: AuditEvidence['vault']['values'][number]): Result {
  const name = reading === 1 ? 'on the vault' : `on the vault at reading ${reading}`;
  return { name, value: right / rows, worst: low };
}

function resultOf(name: string, value: number, { low, high }: Interval, objective: Measure): Result {
  return { name, value, worst: bestIsLargest(objective) ? low : high };
}
