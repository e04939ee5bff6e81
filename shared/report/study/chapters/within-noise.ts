/** Models that cannot be told from the best: what else could be taken. */
import { countText } from '../../../format/count.ts';
import { paramsText } from '../../../format/parameter.ts';
import type { CandidateEvidence } from '../../../confirmation.ts';
import { objectiveOf } from '../../../measure.ts';
import { bestText } from '../../../wording.ts';
import { candidateName, candidateTitle } from '../../confirmation/candidates.ts';
import type { Chapter } from '../../report.ts';
import { estimateColumn, numberColumn, tableOf, textColumn, type ColumnOf } from '../../table-of.ts';
import { textBlock } from '../../text-block.ts';
import type { StudyEvidence } from '../evidence.ts';
import { settledConfirmation } from '../settled.ts';
import { chapter } from './chapter.ts';

export function withinNoiseChapter({ study, confirmation: detail }: StudyEvidence): Chapter {
  const settled = settledConfirmation(detail);
  if (settled === null) {
    const why = study.about.cannot.confirm ?? `Only a confirmation that came to its end tells: trialdeck confirm ${study.id}`;
    return chapter('within-noise', [textBlock(`Which models cannot be told from the best is not known. ${why}`)]);
  }
  const { confirmation, evidence } = settled;
  const objective = objectiveOf(study);
  const within = evidence.candidates.filter(({ withinNoise }) => withinNoise);
  const name = (at: number): string => candidateName(confirmation.candidates[at]!);
  const says =
    within.length === 1
      ? `None: ${name(evidence.leader)} stands alone among the ${countText(evidence.candidates.length)} that were confirmed.`
      : `${countText(within.length)} of the ${countText(evidence.candidates.length)} that were confirmed cannot be told from the best; ${name(evidence.suggested)} is the ${within.every(({ weights }) => weights !== null) ? 'smallest' : 'fastest'} of them.`;
  const columns: readonly ColumnOf<CandidateEvidence>[] = [
    textColumn('Configuration', ({ candidate }) => candidateTitle(confirmation.candidates[candidate]!)),
    estimateColumn('Mean on confirm', 'value', ({ mean: { value, interval } }) => ({ value, ...interval })),
    numberColumn('Weights', 'count', ({ weights }) => weights),
    numberColumn('Time of a run', 'duration', ({ durationMs }) => durationMs),
    textColumn('Hyperparameters', ({ candidate }) => paramsText(confirmation.candidates[candidate]!.params)),
  ];
  const caption = `Those whose interval of the difference from the best reaches it (Hsu 1984), the ${bestText(objective)} mean first.`;
  return chapter('within-noise', [textBlock(says), tableOf(within, columns, [caption])]);
}
