/** The leak lab: every leak committed on purpose. A training that is done is kept, so that it goes on where it was interrupted. */
import { countedText } from '../../../../shared/format/count.ts';
import { LEAK_NAMES } from '../../../../shared/leaks/leak.ts';
import type { LabPlan, LabRequest } from '../../../../shared/leaks/lab.ts';
import { parseLabRequest } from '../../../../shared/parse/lab.ts';
import { createLabProgress } from '../../tasks/network/leaks/lab-progress.ts';
import { batchesOf, withoutDone } from '../../tasks/network/leaks/lab-trainings.ts';
import { defaultRepetitions, settingOf } from '../../tasks/network/leaks/setting.ts';
import { keyOf } from '../../tasks/network/leaks/training.ts';
import { trainLab } from '../../tasks/network/leaks/train-lab.ts';
import { datasetSource, installedDatasets, readDataset } from '../../tasks/network/data/dataset.ts';
import type { Kind } from '../job.ts';
import type { KindParts } from '../kind-parts.ts';
import { runTask } from '../one-task.ts';

export function createLeaksKind({ host }: KindParts): Kind<'leaks'> {
  const { store, clock, folders } = host;
  /** Reading it says what is wrong. */
  const refuseWithoutData = ({ dataset }: LabPlan): void => {
    if (!installedDatasets(folders).some(({ name }) => name === dataset)) readDataset(dataset, folders);
  };
  return {
    name: 'leaks',
    word: 'Leak lab',
    pauses: true,
    keeps: null,
    parse: parseLabRequest,
    begin: (request) => {
      const lab = planOf(request, host.newSeed);
      refuseWithoutData(lab);
      return store.createJob({ kind: 'leaks', studyId: null, parent: null, about: { lab }, cores: 'all' });
    },
    title: ({ about }) => {
      const { scale, leaks } = about.lab!;
      return `Leak lab, ${scale}, ${leaks.length === LEAK_NAMES.length ? 'all leaks' : countedText(leaks.length, 'leak')}`;
    },
    move: null,
    check: ({ about }) => refuseWithoutData(about.lab!),
    start: ({ id, about }, context) => {
      const { summary: dataset } = datasetSource(about.lab!.dataset);
      const setting = settingOf(about.lab!, dataset);
      const all = batchesOf(about.lab!.leaks, setting);
      const batches = withoutDone(all, new Set(store.leakTrainings(id).map(({ training }) => training)));
      const of = all.reduce((sum, { trainings }) => sum + trainings.length, 0);
      const progress = createLabProgress(batches, of, setting, clock);
      const workers = Math.min(host.settings().workers, host.cores);
      return runTask(context, (signal, report) => {
        report(progress.now());
        return trainLab(
          { setting, dataset, batches, workers },
          host,
          (training, epochs) => {
            store.keepLeakTraining(id, { training: keyOf(training), epochs });
            progress.add(training);
            report(progress.now());
          },
          signal,
        );
      });
    },
    parts: () => [],
    settle: ({ progress }) => progress,
    lostBy: (action) =>
      action === 'stop' ? 'To interrupt the lab and go on later, pause it instead.' : 'What it has measured is lost.',
    mayBeDeleted: () => true,
    announce: () => {},
  };
}

/** @throws TrialdeckError usage, where the data set is not known */
function planOf({ scale = 'quick', leaks = LEAK_NAMES, ...request }: LabRequest, newSeed: () => number): LabPlan {
  const { dataset = 'fashion-mnist', repetitions = defaultRepetitions(scale), seed = newSeed() } = request;
  datasetSource(dataset);
  return { scale, leaks: LEAK_NAMES.filter((leak) => leaks.includes(leak)), dataset, repetitions, seed };
}
