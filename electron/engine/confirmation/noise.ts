/** What the trials of a study tell of the noise that its confirmation will meet. */
import { USUAL_CANDIDATES } from '../../../shared/confirmation.ts';
import { gainOf, objectiveOf } from '../../../shared/measure.ts';
import type { Study } from '../../../shared/model.ts';
import { rowLosses, standardErrorOf } from '../../../shared/row-losses.ts';
import type { RowResults } from '../../../shared/row-results.ts';
import type { ConfirmationNoise } from '../../../shared/statistics/confirmation-power.ts';
import { mean } from '../../../shared/statistics/mean.ts';
import { seedNoise } from '../../../shared/statistics/seed-noise.ts';
import type { Store } from '../../../db/store.ts';
import { rowsAsked } from '../rows/asked.ts';
import { strataOf, type RowsAsked } from '../rows/count-rows.ts';
import type { PartitionFiles } from '../tasks/partition-files.ts';

export interface KnownNoise extends ConfirmationNoise {
  /** Whether `runs` is measured. */
  readonly runsAreKnown: boolean;
}

/**
 * How much runs of one configuration differ is told by configurations with several seeds, in the study or in its last confirmation; how
 * much the rows choose between two configurations, by the rows on which the best ones differ more than runs of one do. Where none has two
 * runs, all that the best ones differ by is taken for the noise of runs: in the recorded study runs of one configuration differ on as many
 * rows as those of two. Null where fewer than two of the best keep row results.
 */
export function confirmationNoise(store: Store, partitions: PartitionFiles, study: Study): KnownNoise | null {
  const asked = rowsAsked(study, partitions);
  if (asked === null) return null;
  const scope = { of: 'study', id: study.id } as const;
  const ranked = store.rankedConfigurations(study.id, USUAL_CANDIDATES);
  const runs = ranked.map(({ trial }) => store.configurationRuns(scope, Number.MAX_SAFE_INTEGER, trial)?.runs ?? []);
  const firsts = runs.flatMap(([first]) => first?.results ?? []);
  if (firsts.length < 2) return null;
  const between = squaredError(
    firsts.slice(1).map((other) => [firsts[0]!, other]),
    asked,
  );
  const repeated = runs.flatMap(([one, other]): readonly Pair[] => (one && other ? [[one.results, other.results]] : []));
  const within = repeated.length === 0 ? null : squaredError(repeated, asked);
  const spread = knownSpread(store, study);
  const toConfirm = asked.rows / study.task.split!.confirm;
  return {
    runs: spread === null ? ((within ?? between) * toConfirm) / 2 : spread ** 2,
    rows: (toConfirm * Math.max(0, between - (within ?? between))) / 2,
    runsAreKnown: spread !== null,
  };
}

type Pair = readonly [RowResults, RowResults];

/** Of the mean difference of two models by the rows of *select*; the mean over the pairs. */
function squaredError(pairs: readonly Pair[], asked: RowsAsked): number {
  const strata = strataOf(asked);
  return mean(
    pairs.map(([one, other]) => {
      const others = rowLosses(other, strata);
      return (
        standardErrorOf(
          rowLosses(one, strata).map((loss, row) => loss - others[row]!),
          strata,
        ) ** 2
      );
    }),
  );
}

function knownSpread(store: Store, study: Study): number | null {
  const sessionId = store.latestConfirmation(study.id)?.sessionId ?? null;
  const studies = [study.id, ...(sessionId === null ? [] : [store.session(sessionId).studyId])];
  const gain = (value: number): number => gainOf(objectiveOf(study), value);
  return studies.map((id) => seedNoise(store.repeatedValues(id), gain)?.spread).find((spread) => spread !== undefined) ?? null;
}
