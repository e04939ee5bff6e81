/** The candidates of a confirmation, the best first, and what may be concluded from them. */
import type {
  Candidate,
  CandidateEvidence,
  Confirmation,
  ConfirmationEvidence,
  EndedConfirmation,
  Estimate,
} from '../../confirmation.ts';
import type { Estimated } from '../../evidence.ts';
import { countedText, countText } from '../../format/count.ts';
import { differenceText, pointsText, measuredRange, measuredText } from '../../format/value.ts';
import type { Measure } from '../../measure.ts';
import { isBeyondNoise } from '../../statistics/beyond-noise.ts';
import { bestText } from '../../wording.ts';
import type { Inline, Line, Scale, Section, Tone } from '../report.ts';
import { estimateColumn, findingColumn, numberColumn, tableOf, textColumn, type ColumnOf } from '../table-of.ts';

type Confirmed = Pick<Confirmation, 'candidates' | 'modelSeeds' | 'state' | 'stopped'>;

/**
 * What was confirmed before on the same rows, a line each; none where there was nothing. One can confirm until the wished one leads:
 * whoever reads the latest sees the others.
 */
export function earlierSections(earlier: readonly EndedConfirmation[], objective: Measure): readonly Section[] {
  if (earlier.length === 0) return [];
  const lines = earlier.map((one): Line => [earlierText(one, objective)]);
  return [
    {
      heading: 'Earlier confirmations',
      anchor: 'earlier-confirmations',
      blocks: [{ kind: 'text', paragraphs: [[MANY], ...lines] }],
    },
  ];
}

const MANY =
  'All of them judge on the same rows: what confirm says of the best of several confirmations is better by luck. Quote all of them, or the first one that came to its end.';

function earlierText({ confirmation, evidence }: EndedConfirmation, objective: Measure): string {
  const { number, candidates } = confirmation;
  const name = `Confirmation ${number}`;
  if (!hasEnded(confirmation) || evidence === null)
    return `${name} was stopped before its end${evidence ? `, after ${countedText(evidence.seeds, 'run')} of each` : ''}: it settles nothing.`;
  const { value, interval } = evidence.candidates[0]!.mean;
  const leader = candidateTitle(candidates[evidence.leader]!);
  return `${name}: ${leader} led ${countedText(evidence.candidates.length, 'configuration')} with a mean of ${countedText(evidence.seeds, 'run')} of ${measuredText(value, objective)} (${measuredRange(interval, objective)}).`;
}

function hasEnded({ state, stopped }: Pick<Confirmation, 'state' | 'stopped'>): boolean {
  return state === 'finished' && !stopped;
}

/** Nobody is said to lead before the confirmation has ended: that would invite to stop it when one likes what one sees. */
export function candidatesSection(confirmation: Confirmed, evidence: ConfirmationEvidence, objective: Measure): Section {
  const { candidates, modelSeeds } = confirmation;
  const ended = hasEnded(confirmation);
  const inPoints = objective.rows === 'hits';
  const of = ({ candidate }: CandidateEvidence): Candidate => candidates[candidate]!;
  const columns: readonly ColumnOf<CandidateEvidence>[] = [
    textColumn('Configuration', (one) => candidateTitle(of(one))),
    ...(ended ? [findingColumn<CandidateEvidence>('is', (one) => findingOf(one, evidence))] : []),
    estimateColumn(term('Mean on confirm', 'confirm'), 'value', ({ mean }) => estimated(mean), {
      scale: scaleOf(
        evidence.candidates.map(({ mean }) => mean),
        evidence.candidates[0]!.mean.value,
      ),
    }),
    estimateColumn('Less the best of the others', inPoints ? 'points' : 'difference', ({ advantage }) => estimated(advantage), {
      unit: inPoints ? 'points' : null,
      scale: scaleOf(
        evidence.candidates.flatMap(({ advantage }) => advantage ?? []),
        0,
      ),
    }),
    estimateColumn(term('P(leader better)', 'superiority'), 'hundredths', ({ leaderWins }) => estimated(leaderWins), {
      scale: { low: 0, high: 1, neutral: 0.5, needed: [] },
      priority: 2,
    }),
    numberColumn('On select', 'value', (one) => of(one).select, { priority: 1 }),
    numberColumn('Weights', 'count', ({ weights }) => weights, { priority: 1 }),
    numberColumn('Time of a run', 'duration', ({ durationMs }) => durationMs, { priority: 3 }),
  ];
  const sentences = ended ? conclusionOf(confirmation, evidence, objective) : [NO_VERDICT];
  const words = sentences.map((sentence): Line => [sentence]);
  return {
    heading: ended
      ? 'Confirmed with fresh model seeds'
      : `So far, ${countText(evidence.seeds)} of ${countedText(modelSeeds.length, 'run')} of each`,
    anchor: 'confirmed',
    blocks: [{ kind: 'text', paragraphs: words }, tableOf(evidence.candidates, columns, captionOf(evidence, objective))],
  };
}

const NO_VERDICT = 'Nothing is settled before all runs have ended: whoever is ahead now may be so by luck.';

/** Which one is best, whether that is beyond noise, whether it beats the default one, and which one is smallest. */
export function conclusionOf(
  { candidates }: Pick<Confirmation, 'candidates'>,
  evidence: ConfirmationEvidence,
  objective: Measure,
): readonly string[] {
  const { candidates: all, failed, leader, suggested, seeds } = evidence;
  const name = (at: number): string => candidateTitle(candidates[at]!);
  const best = all.find(({ candidate }) => candidate === leader)!;
  const within = all.filter(({ withinNoise }) => withinNoise).length;
  const alone =
    within === 1
      ? 'None of the others is within noise of it.'
      : `${countText(within)} of ${countText(all.length)} are within noise of the best; ${suggestionOf(candidateName(candidates[suggested]!), suggested === leader, best)}`;
  const few =
    seeds > 2
      ? []
      : [
          `${countedText(seeds, 'run')} of each say next to nothing of how much model seeds differ: the intervals are wide for that.`,
        ];
  const lost =
    failed.length === 0 ? [] : [`${failed.map(name).join(', ')}: a run failed or diverged, and nothing is said of it.`];
  return [
    `${name(leader)} has the ${bestText(objective)} mean of ${countedText(seeds, 'run')}, ${measuredText(best.mean.value, objective)} (${measuredRange(best.mean.interval, objective)}). ${alone}`,
    ...againstDefault(candidates, evidence, objective),
    ...few,
    ...lost,
  ];
}

function suggestionOf(name: string, leads: boolean, { weights }: CandidateEvidence): string {
  const least = `of these ${name} is the ${weights === null ? 'fastest' : 'smallest'}`;
  return leads ? `${least}, and the one to take.` : `${least}: take it, unless another reason speaks for the leader.`;
}

/** "Trial 17", "Default (trial 1)" */
export function candidateTitle({ trial, isDefault }: Pick<Candidate, 'trial' | 'isDefault'>): string {
  if (isDefault) return trial === null ? 'Default' : `Default (trial ${trial})`;
  return `Trial ${trial}`;
}

/** The same within a sentence: "trial 17", "the default configuration (trial 1)". */
export function candidateName({ trial, isDefault }: Pick<Candidate, 'trial' | 'isDefault'>): string {
  if (isDefault) return trial === null ? 'the default configuration' : `the default configuration (trial ${trial})`;
  return `trial ${trial}`;
}

function againstDefault(
  candidates: readonly Candidate[],
  { leader, overDefault }: ConfirmationEvidence,
  objective: Measure,
): readonly string[] {
  if (candidates[leader]!.isDefault)
    return ['The leader is the default configuration: the search found nothing that is better by its mean.'];
  if (overDefault === null) return [];
  const { value, interval } = overDefault;
  const signed = objective.rows === 'hits' ? pointsText : differenceText;
  const unit = objective.rows === 'hits' ? ' points' : '';
  const gap = `the difference is ${signed(value)}${unit} (${signed(interval.low)} to ${signed(interval.high)})`;
  return isBeyondNoise(interval)
    ? [`The leader is better than the default configuration beyond noise: ${gap}.`]
    : [`That the leader is better than the default configuration may be noise: ${gap}.`];
}

function findingOf({ candidate, withinNoise }: CandidateEvidence, evidence: ConfirmationEvidence): { text: string; tone: Tone } {
  if (candidate === evidence.leader) return { text: 'the leader', tone: 'good' };
  return withinNoise ? { text: 'within noise', tone: 'slight' } : { text: 'behind', tone: 'none' };
}

function captionOf({ seeds, rows }: ConfirmationEvidence, { title }: Measure): Line {
  return [
    `Mean ${title} of ${countedText(seeds, 'run')} on ${countedText(rows, 'row')} of confirm, the same seeds and rows for all, with 95 % intervals over seeds and rows. The intervals of the differences from the best of the others hold together (`,
    term('Hsu 1984', 'hsu'),
    ') and are cut at 0: one from 0 upwards says that no other is better, one that ends at 0 that another one is: it is behind. The one to the default configuration holds whichever leads (',
    term('Dunnett 1955', 'dunnett'),
    '). P(leader better) is over the seeds, with ',
    term('Wilson’s interval', 'wilson'),
    '.',
  ];
}

/** From the lowest end to the highest; null where there is nothing between. */
function scaleOf(estimates: readonly Estimate[], neutral: number): Scale | null {
  const ends = [neutral, ...estimates.flatMap(({ interval: { low, high } }) => [low, high])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return high > low ? { low, high, neutral, needed: [] } : null;
}

const NOTHING: Estimated = { value: null, low: null, high: null };
const estimated = (estimate: Estimate | null): Estimated =>
  estimate === null ? NOTHING : { value: estimate.value, ...estimate.interval };
const term = (text: string, key: string): Inline => ({ mark: 'term', text, term: key });
