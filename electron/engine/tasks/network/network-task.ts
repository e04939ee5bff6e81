/** A trial is a fully connected network, trained on a data set. */
import type { Split } from '../../../../shared/dataset.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { defaultParams } from '../../../../shared/network/hyperparameters.ts';
import { measureNamed } from '../../../../shared/measure.ts';
import { parseParams } from '../../../../shared/parse/params.ts';
import type { SearchRequest } from '../../../../shared/search-request.ts';
import { ASSIGNMENT_SPACE } from '../../../../shared/network/assignment-space.ts';
import { networkOf } from '../../../../shared/task.ts';
import type { TaskKind } from '../task.ts';
import { datasetSource } from './data/dataset.ts';
import { chosenSplit, defaultSplit } from './data/split.ts';
import { NETWORK_MEASURES } from './measures/catalogue.ts';
import { networkRoles } from './roles.ts';

const DEFAULT_EPOCHS = 15;

export const networkTask: TaskKind = {
  resumable: true,
  confirmable: true,
  inspectable: true,
  confined: true,
  usual: defaultParams,
  plan: (request) => {
    const dataset = datasetSource(request.dataset ?? 'fashion-mnist').summary;
    const split = splitOf(request, dataset.rows);
    return {
      task: { kind: 'network', dataset, split, recordConfirm: request.recordConfirm ?? false },
      title: dataset.title,
      space: request.space ?? ASSIGNMENT_SPACE,
      epochs: DEFAULT_EPOCHS,
      measures: NETWORK_MEASURES,
      objectives: [measureNamed(NETWORK_MEASURES, request.objective ?? NETWORK_MEASURES[0]!.name, 'objective').name],
    };
  },
  prepare: (task, partitions) => {
    const { dataset, split } = networkOf(task);
    return partitions.hold(dataset, split);
  },
  roles: (task) => networkRoles(networkOf(task).recordConfirm),
  commandOf: () => null,
  limits: () => ({}),
  check: (params) => void parseParams(params),
  refusalToContinue: () => null,
};

function splitOf({ rows, split, splitSeed = 1 }: SearchRequest, available: number): Split {
  if (split === undefined) return defaultSplit(available, rows ?? available, splitSeed);
  if (rows === undefined) return chosenSplit(available, split, splitSeed);
  throw new TrialdeckError(
    'usage',
    `rows is ${rows}, but split gives the rows of each partition: leave one of them out.`,
    'rows',
  );
}
