/** What the Data screen shows of a data set: counts and some rows by partition. Never a row of the vault. */
import type { Store } from '../../../db/store.ts';
import type { DatasetDetail, LoggedReading } from '../../../shared/contract/datasets.ts';
import type { DatasetSummary } from '../../../shared/dataset.ts';
import { PARTITION_NAMES, type PartitionName } from '../../../shared/model.ts';
import { networkOf } from '../../../shared/network/task.ts';
import type { SearchRequest } from '../../../shared/search-request.ts';
import type { BackendHost } from '../backend-host.ts';
import { datasetSource } from '../tasks/network/data/dataset.ts';
import { openPartitionFile } from '../tasks/network/data/open-partition-file.ts';
import type { PartitionRows } from '../tasks/network/data/partition-file.ts';
import { readPartition } from '../tasks/network/data/partition-rows.ts';
import { defaultSplit } from '../tasks/network/data/split.ts';
import { partitionsOf } from '../tasks/network/data/study-partitions.ts';

/** The smallest search whose trials train on the rows that are shown where no study is named. */
export function searchOn(dataset: string): SearchRequest {
  return { task: { kind: 'network', dataset }, budget: { trials: 1 } };
}

const SAMPLES_BY_CLASS = 8;

/** @param studyId whose split is shown; the default one where it is left out */
export function datasetDetail(
  { store, partitions: files }: Pick<BackendHost, 'store' | 'partitions'>,
  name: string,
  studyId: number | undefined,
): DatasetDetail {
  const { summary } = datasetSource(name);
  const split = studyId === undefined ? defaultSplit(summary.rows) : networkOf(store.study(studyId).task).split;
  const opened = openPartitionFile(files.fileOf(partitionsOf(summary, split)));
  const partitions = Object.fromEntries(PARTITION_NAMES.map((name) => [name, readPartition(opened, name)!]));
  const byPartition = <Value>(of: (rows: PartitionRows) => Value): Record<PartitionName, Value> =>
    Object.fromEntries(PARTITION_NAMES.map((name) => [name, of(partitions[name]!)])) as Record<PartitionName, Value>;
  return {
    summary,
    split,
    counts: byPartition((rows) => classCounts(rows, summary.classes.length)),
    samples: byPartition((rows) => samplesOf(rows, summary)),
    vaultReadings: loggedReadings(store, summary),
  };
}

/** A reading that is of no study of this database any more has its text alone. */
function loggedReadings(store: Pick<Store, 'vaultReadings' | 'vaultValues'>, { hash }: DatasetSummary): readonly LoggedReading[] {
  const readings = store.vaultReadings().filter(({ datasetHash }) => datasetHash === hash);
  return readings.map(({ at, why, trialId, studyId, studyName }, place) => {
    const reading = 1 + readings.slice(0, place).filter((before) => before.studyId === studyId).length;
    const value = store.vaultValues(studyId).find((each) => each.reading === reading);
    return { at, why, trialId, studyName, reading, share: value?.share ?? null };
  });
}

function classCounts({ targets: [labels] }: PartitionRows, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels!) counts[label]!++;
  return counts;
}

function samplesOf(
  { inputs, targets: [labels] }: PartitionRows,
  { classes, features }: DatasetSummary,
): DatasetDetail['samples'][PartitionName] {
  return classes.flatMap((_, label) => {
    const rows = [...labels!.keys()].filter((row) => labels![row] === label).slice(0, SAMPLES_BY_CLASS);
    return rows.map((row) => ({ label, pixels: [...inputs.subarray(row * features, (row + 1) * features)] }));
  });
}
