/** What is found of the rows of a study, in sentences. */
import { NEAR, type CheckName, type Finding, type RowFindings } from '../../../../shared/audit.ts';
import { countedText, countText } from '../../../../shared/format/count.ts';
import { inPoints } from '../../../../shared/format/value.ts';
import { PARTITION_NAMES } from '../../../../shared/model.ts';
import { listed } from '../../../../shared/wording.ts';
import type { AuditEvidence } from './evidence.ts';
import { failed, passed, warned } from './finding.ts';

export type RowCheck = (rows: RowFindings, evidence: AuditEvidence) => Finding;

/** If all its copies are got right by heart, a value is too good by at most so much: less than 6,000 rows can show, and a full point. */
const SLIGHT_SHARE = 0.001;
const LARGE_SHARE = 0.01;
/** Standard deviations of an area that are beyond chance: once in 740 audits of rows of one source. */
const BEYOND_NOISE = 3;
/** A model that is right about three of five pairs. */
const CLEAR_AREA = 0.6;

export const ROW_CHECKS = {
  split: ({ otherRows, sharedRows }, { split, configurations, modelSeeds }) => {
    const { seed } = split!;
    if (sharedRows > 0)
      return failed(
        `${countedText(sharedRows, 'row')} of the split ${sharedRows === 1 ? 'is' : 'are'} in two places.`,
        'Do not trust a value of this study: search again on a new split.',
      );
    if (otherRows > 0)
      return failed(
        `${countedText(otherRows, 'row')} of the partition file ${otherRows === 1 ? 'is not the one' : 'are not those'} that split seed ${seed} draws.`,
        'Remove the partition files in the settings, so that they are drawn again, and search again.',
      );
    return passed(
      `${countedText(configurations, 'configuration')} with ${countedText(modelSeeds, 'model seed')} had the same rows: those that split seed ${seed} draws, whatever the model seed, and none of them in two partitions.`,
    );
  },
  preprocessing: ({ fittedOnTrain }, { split }) =>
    fittedOnTrain
      ? passed(
          `Inputs are standardised by the mean and deviation of the ${countedText(split!.train, 'row')} of train; computed again, they are the same.`,
        )
      : failed(
          'Inputs are standardised by numbers that are not those of train.',
          'Remove the partition files in the settings, so that they are made again, and search again.',
        ),
  'exact copies': ({ copies }) => copiesFinding(copies, 'exact', 'an exact copy'),
  'near copies': ({ copies }) =>
    copiesFinding(copies, 'near', `a near copy (up to ${NEAR} standard deviations of train, in the root mean square)`),
  'vault rows': ({ vaultRows: { area, noise } }) => {
    const found = `A small model that sees inputs alone tells rows of the vault from rows of train with an area under the curve of ${area.toFixed(3)}`;
    const chance = `chance is 0.5 ± ${noise.toFixed(3)}`;
    const advice = 'Expect the value on the vault to differ from the one on confirm for that reason alone, and say so.';
    if (area - 0.5 <= BEYOND_NOISE * noise) return passed(`${found}; ${chance}.`);
    return area < CLEAR_AREA
      ? warned(`${found}; ${chance}: they differ slightly.`, advice)
      : failed(`${found}; ${chance}: they are rows of another kind.`, advice);
  },
  classes: ({ classes }, { classes: names }) => {
    const missing = PARTITION_NAMES.flatMap((partition) =>
      names.filter((_, at) => classes[partition][at] === 0).map((name) => ({ partition, name })),
    );
    const fewest = Math.min(...PARTITION_NAMES.flatMap((partition) => classes[partition]));
    if (missing.length === 0)
      return passed(
        `Each of the ${countedText(names.length, 'class', 'classes')} is in every partition, with ${countedText(fewest, 'row')} at least.`,
      );
    const text = `${listed(missing.map(({ partition, name }) => `${name} has no row in ${partition}`))}.`;
    const advice = 'Search on more rows, or with larger partitions.';
    return missing.some(({ partition }) => partition === 'train') ? failed(text, advice) : warned(text, advice);
  },
} as const satisfies Partial<Record<CheckName, RowCheck>>;

function copiesFinding(copies: RowFindings['copies'], kind: 'exact' | 'near', what: string): Finding {
  const found = copies.filter((part) => part[kind] > 0);
  if (found.length === 0) return passed(`No row that judges has ${what} among the rows of a partition before it.`);
  const shares = found.map((part) => part[kind] / part.rows);
  const counted = found.map((part) => `${countText(part[kind])} of ${countedText(part.rows, 'row')} of ${part.part}`);
  const text = `${listed(counted)} ${found.length === 1 && found[0]![kind] === 1 ? 'has' : 'have'} ${what} in a partition before it`;
  const most = Math.max(...shares);
  const bound = `a value can be too good by ${inPoints(most)} at the most`;
  if (most < SLIGHT_SHARE) return passed(`${text}: ${bound}, less than these rows can show.`);
  const advice = 'Take the copies out of the data, or keep all copies of a row in one partition, and search again.';
  return most < LARGE_SHARE ? warned(`${text}: ${bound}.`, advice) : failed(`${text}: ${bound}.`, advice);
}
