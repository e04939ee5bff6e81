/** A trial is a fully connected network, trained on a data set. */
import type { Split } from '../../../../shared/dataset.ts';
import { CHECK_NAMES } from '../../../../shared/audit.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { completeParams, defaultParams, trainedWeights, usualParams } from '../../../../shared/network/hyperparameters.ts';
import { countedText, countText } from '../../../../shared/format/count.ts';
import { measureNamed } from '../../../../shared/measure.ts';
import type { PartitionName } from '../../../../shared/model.ts';
import { within } from '../../../../shared/parse/check.ts';
import { parseParams } from '../../../../shared/parse/params.ts';
import { ASSIGNMENT_SPACE } from '../../../../shared/network/assignment-space.ts';
import { parseNetworkSearch, type NetworkRequest } from '../../../../shared/network/request.ts';
import { networkOf, type NetworkTask } from '../../../../shared/network/task.ts';
import type { Cannot, TaskAbout } from '../../../../shared/task.ts';
import { partitionsName, type PartitionFiles } from '../partition-files.ts';
import type { RowsKnown } from '../rows-known.ts';
import type { HowFar, TaskKind } from '../task.ts';
import { datasetSource } from './data/dataset.ts';
import { openPartitionFile } from './data/open-partition-file.ts';
import { readPartition } from './data/partition-rows.ts';
import { rowsAside } from './data/rows-aside.ts';
import { chosenSplit, defaultSplit } from './data/split.ts';
import { partitionsOf } from './data/study-partitions.ts';
import { networkWords } from './in-report.ts';
import { readKerasTunerSearch } from './keras-tuner-search.ts';
import { accuracy } from './measures/accuracy.ts';
import { NETWORK_MEASURES } from './measures/catalogue.ts';
import { NETWORK_OPTIONS, askedNetwork } from './network-options.ts';
import { NETWORK_PARAMETERS } from './parameters.ts';
import { networkRoles } from './roles.ts';
import { networkCost } from './training-cost.ts';
import { networkYardstick } from './yardstick.ts';

const DEFAULT_EPOCHS = 15;

const CANNOT: Cannot = { resume: null, confirm: null, inspect: null };

export const networkTask: TaskKind = {
  name: 'network',
  epoch: 'one pass over the rows that train',
  parameters: NETWORK_PARAMETERS,
  measures: NETWORK_MEASURES,
  space: ASSIGNMENT_SPACE,
  cannot: CANNOT,
  audited: { checks: CHECK_NAMES, whyNoOthers: null },
  implausible: (task) => datasetSource(networkOf(task).dataset.name).implausible,
  confined: true,
  usual: usualParams,
  yardstick: networkYardstick,
  options: NETWORK_OPTIONS,
  asked: askedNetwork,
  plan: (request) => {
    const { task, space = ASSIGNMENT_SPACE } = parseNetworkSearch(request);
    const planned = within('task', '', () => taskOf(task));
    return {
      task: planned,
      title: planned.dataset.title,
      space,
      epochs: DEFAULT_EPOCHS,
      measures: NETWORK_MEASURES,
      objectives: [measureNamed(NETWORK_MEASURES, request.objective ?? NETWORK_MEASURES[0]!.name, 'objective').name],
    };
  },
  prepare: (task, partitions) => {
    const { dataset, split } = networkOf(task);
    return partitions.hold(partitionsOf(dataset, split));
  },
  aside: rowsAside,
  rowsName: (task) => {
    const { dataset, split } = networkOf(task);
    return partitionsName(partitionsOf(dataset, split));
  },
  rows: (task, partition, partitions) => rowsOf(networkOf(task), partition, partitions),
  limits: () => ({}),
  cost: (task) => networkCost(networkOf(task)),
  roles: (task) => networkRoles(networkOf(task).recordConfirm),
  confirming: (task) => ({ ...networkOf(task), recordConfirm: true }),
  inspecting: (task) => ({ ...networkOf(task), recordConfirm: false }),
  weights: (task, params) => {
    const { dataset } = networkOf(task);
    return trainedWeights(completeParams(params), dataset.features, dataset.classes.length);
  },
  about: (task) => aboutOf(networkOf(task)),
  inReport: ({ task }) => networkWords(networkOf(task)),
  commandOf: () => null,
  check: (params) => void parseParams(params),
  divergence: (epoch) => `The loss was no longer a finite number in epoch ${epoch}.`,
  differing: 'Another machine or another version of TensorFlow does that.',
  readSearch: readKerasTunerSearch,
  hasTrained: (trial) => trial.epochsDone >= trial.epochs || patienceSpent(trial) !== null,
  refusalToContinue: patienceSpent,
};

function aboutOf({ dataset, split }: NetworkTask): TaskAbout {
  const { train, stop, select, confirm, seed } = split;
  const parts = Object.entries({ train, stop, select, confirm }).map(([name, rows]) => `${name} ${countText(rows)}`);
  const rows = `${parts.join(', ')} rows (split seed ${seed})`;
  return {
    title: dataset.title,
    details: `${rows}; vault of ${countText(dataset.vaultRows)} rows`,
    dataset: dataset.name,
    rows: { classes: dataset.classes, picture: dataset.picture },
    hits: accuracy.measure.name,
    remark: null,
    kept: 'data, split and space',
    cannot: CANNOT,
  };
}

function rowsOf({ dataset, split }: NetworkTask, partition: PartitionName, partitions: PartitionFiles): RowsKnown {
  const opened = openPartitionFile(partitions.fileOf(partitionsOf(dataset, split)));
  const { inputs, targets } = readPartition(opened, partition)!;
  const { features } = dataset;
  return {
    labels: Int32Array.from(targets[0]!),
    pictureOf: (row) => (inputs instanceof Uint8Array ? [...inputs.subarray(row * features, (row + 1) * features)] : []),
  };
}

/** What patience has ended would end at once again. */
function patienceSpent({ params, epochsDone, bestEpoch }: HowFar): string | null {
  const patience = Number(params['patience'] ?? defaultParams['patience']);
  if (bestEpoch === null || patience === 0 || epochsDone - bestEpoch < patience) return null;
  return `Its patience of ${countedText(patience, 'epoch')} is spent. Queue a copy with more.`;
}

function taskOf(asked: NetworkRequest): NetworkTask {
  const dataset = datasetSource(asked.dataset ?? 'fashion-mnist').summary;
  return { kind: 'network', dataset, split: splitOf(asked, dataset.rows), recordConfirm: asked.recordConfirm ?? false };
}

function splitOf({ rows, split, splitSeed = 1 }: NetworkRequest, available: number): Split {
  if (split === undefined) return defaultSplit(available, rows ?? available, splitSeed);
  if (rows === undefined) return chosenSplit(available, split, splitSeed);
  throw new TrialdeckError(
    'usage',
    `rows is ${rows}, but split gives the rows of each partition: leave one of them out.`,
    'rows',
  );
}
