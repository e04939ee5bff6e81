/** The rows of *select* that the fewest trials get right. */
import type { HardRow, HardRows } from '../../../shared/contract/rows.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { bestIsLargest, objectiveOf } from '../../../shared/measure.ts';
import type { Study } from '../../../shared/model.ts';
import type { Store } from '../../../db/store.ts';
import { configurationKey } from '../search/configuration-key.ts';
import { ranElsewhere } from '../search/elsewhere.ts';
import { kindOf } from '../tasks/catalogue.ts';
import type { PartitionFiles } from '../tasks/partition-files.ts';
import { neverRight } from './never-right.ts';

const MOST_SHOWN = 60;
/** An odd number: two classes do not tie. */
const ASKED = 5;
/** Among so many of the best, of which some may be one network that several sessions trained. */
const LOOKED_AT = 200;

/** @throws TrialdeckError unavailable, where no rows are counted; whatever keeps the data set from being read */
export function hardRows(store: Store, partitions: PartitionFiles, studyId: number): HardRows {
  const study = store.study(studyId);
  const known = neverRight(store, studyId);
  if (known === null)
    throw new TrialdeckError('unavailable', 'No trial of this study says which rows of select it gets right.', 'studyId');
  const right = store.countedTrials({ of: 'study', id: studyId })!.right!;
  const { labels, pictureOf } = kindOf(study.task).rows(study.task, 'select', partitions);
  const hardest = [...right.keys()].toSorted((one, other) => right[one]! - right[other]! || one - other).slice(0, MOST_SHOWN);
  return {
    ...known,
    rows: hardest.map((row): HardRow => ({ row, right: right[row]!, label: labels[row]!, pixels: pictureOf(row) })),
    asked: bestToAsk(store, study),
  };
}

/**
 * One trial of each configuration and model seed: what trained the same again is the same network, and would vote twice. What another
 * program trained has left no weights here, nor can it be trained again.
 */
function bestToAsk(store: Store, study: Study): readonly number[] {
  if (kindOf(study.task).cannot.inspect !== null) return [];
  const here = store.sessions(study.id).filter(({ strategy }) => !ranElsewhere(strategy.name));
  const filter = { sessionIds: here.map(({ id }) => id) };
  const sort = { column: 'value', descending: bestIsLargest(objectiveOf(study)) } as const;
  const { rows } = store.trialPage({ studyId: study.id, filter, sort, limit: LOOKED_AT });
  const best = rows.filter(({ value }) => value !== null).map(({ id }) => store.trial(id));
  const networks = Map.groupBy(best, ({ params, modelSeed }) => `${modelSeed} ${configurationKey(params)}`);
  return [...networks.values()].slice(0, ASKED).map(([first]) => first!.id);
}
