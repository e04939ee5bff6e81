/** The candidates of a confirmation, the best first, and what may be concluded from them. */
import type { Candidate, CandidateEvidence, Confirmation, ConfirmationEvidence, Estimate } from '../../confirmation.ts';
import type { Estimated } from '../../evidence.ts';
import { countedText, countText } from '../../format/count.ts';
import { differenceText, measuredRange, measuredText } from '../../format/value.ts';
import type { Measure } from '../../measure.ts';
import { bestText } from '../../wording.ts';
import type { Inline, Line, Scale, Section, Tone } from '../report.ts';
import { estimateColumn, findingColumn, numberColumn, tableOf, textColumn, type ColumnOf } from '../table-of.ts';

type Confirmed = Pick<Confirmation, 'candidates'>;

export function candidatesSection({ candidates }: Confirmed, evidence: ConfirmationEvidence, objective: Measure): Section {
  const of = ({ candidate }: CandidateEvidence): Candidate => candidates[candidate]!;
  const columns: readonly ColumnOf<CandidateEvidence>[] = [
    textColumn('Configuration', (one) => candidateTitle(of(one))),
    findingColumn('is', (one) => findingOf(one, evidence)),
    estimateColumn(term('Mean on confirm', 'confirm'), 'value', ({ mean }) => estimated(mean), {
      scale: scaleOf(
        evidence.candidates.map(({ mean }) => mean),
        evidence.candidates[0]!.mean.value,
      ),
    }),
    estimateColumn('Less the best of the others', 'difference', ({ advantage }) => estimated(advantage), {
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
  const words = conclusionOf({ candidates }, evidence, objective).map((sentence): Line => [sentence]);
  return {
    heading: 'Confirmed with fresh model seeds',
    anchor: 'confirmed',
    blocks: [{ kind: 'text', paragraphs: words }, tableOf(evidence.candidates, columns, captionOf(evidence, objective))],
  };
}

/** Which one is best, whether that is beyond noise, whether it beats the default one, and which one is smallest. */
export function conclusionOf(
  { candidates }: Confirmed,
  { candidates: all, failed, leader, suggested, seeds }: ConfirmationEvidence,
  objective: Measure,
): readonly string[] {
  const name = (at: number): string => candidateTitle(candidates[at]!);
  const best = all.find(({ candidate }) => candidate === leader)!;
  const within = all.filter(({ withinNoise }) => withinNoise).length;
  const alone =
    within === 1
      ? 'None of the others is within noise of it.'
      : `${countText(within)} of ${countText(all.length)} are within noise of the best; of these ${name(suggested)} is the ${best.weights === null ? 'fastest' : 'smallest'}.`;
  const lost =
    failed.length === 0 ? [] : [`${failed.map(name).join(', ')}: a run failed or diverged, and nothing is said of it.`];
  return [
    `${name(leader)} has the ${bestText(objective)} mean of ${countedText(seeds, 'run')}, ${measuredText(best.mean.value, objective)} (${measuredRange(best.mean.interval, objective)}). ${alone}`,
    ...againstDefault(candidates, all, leader),
    ...lost,
  ];
}

/** "Trial 17", "Default (trial 1)" */
export function candidateTitle({ trial, isDefault }: Pick<Candidate, 'trial' | 'isDefault'>): string {
  if (isDefault) return trial === null ? 'Default' : `Default (trial ${trial})`;
  return `Trial ${trial}`;
}

function againstDefault(candidates: readonly Candidate[], all: readonly CandidateEvidence[], leader: number): readonly string[] {
  if (candidates[leader]!.isDefault)
    return ['It is the default configuration: the search found nothing that is better by its mean.'];
  const usual = all.find(({ candidate }) => candidates[candidate]!.isDefault);
  if (!usual?.advantage) return [];
  const { value, interval } = usual.advantage;
  const [least, gap, most] = [-interval.high, -value, -interval.low].map(differenceText);
  return usual.withinNoise
    ? [`The default configuration is within noise of it: the difference is ${gap} (${least} to ${most}).`]
    : [`It is better than the default configuration beyond noise: the difference is ${gap}, and at most ${most}.`];
}

function findingOf({ candidate, withinNoise }: CandidateEvidence, evidence: ConfirmationEvidence): { text: string; tone: Tone } {
  if (candidate === evidence.leader) return { text: 'the leader', tone: 'good' };
  return withinNoise ? { text: 'within noise', tone: 'slight' } : { text: 'behind', tone: 'none' };
}

function captionOf({ seeds, rows }: ConfirmationEvidence, { title }: Measure): Line {
  return [
    `Mean ${title} of ${countedText(seeds, 'run')} on ${countedText(rows, 'row')} of confirm, the same seeds and rows for all, with 95 % intervals over seeds and rows. The intervals of the differences from the best of the others hold together (Hsu 1984); where one ends at 0, that is what is known. P(leader better) is over the seeds, with Wilson’s interval.`,
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
