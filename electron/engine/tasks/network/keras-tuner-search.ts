/**
 * Reads what `bench/keras-tuner/tune.py` writes of one search by Keras Tuner: its trials with what was measured after every epoch.
 * A trial is valued by the product's rule, the accuracy on *select* at the best epoch of *stop*; the value by which Keras Tuner
 * itself ranked it, the best epoch of *select*, stands in the trial's reason.
 */
import { TrialdeckError } from '../../../../shared/errors.ts';
import type { ForeignSession, ForeignTrial } from '../../../../shared/foreign-session.ts';
import { valueText } from '../../../../shared/format/value.ts';
import type { Environment, Epoch, Study } from '../../../../shared/model.ts';
import { refuse, shown } from '../../../../shared/parse/check.ts';
import { networkOf } from '../../../../shared/network/task.ts';
import type { Task } from '../../../../shared/task.ts';
import {
  divergedAt,
  parseKerasTunerSearch,
  type KerasTunerEpoch,
  type KerasTunerSearch,
  type KerasTunerTrial,
} from './keras-tuner-form.ts';

/**
 * @param trialdeck version that reads it
 * @throws TrialdeckError usage, where the document is not of this form or was searched on other rows than the study's
 */
export function readKerasTunerSearch(
  document: unknown,
  { task, maxEpochs }: Pick<Study, 'task' | 'maxEpochs'>,
  trialdeck: string,
): ForeignSession {
  const found = parseKerasTunerSearch(document, maxEpochs);
  refuseOtherRows(found, task);
  return {
    strategy: { name: `keras-tuner/${found.strategy}`, options: {} },
    seed: found.seed,
    budget: { epochs: found.totalEpochs },
    environment: environmentOf(found, trialdeck),
    startedAt: found.startedAt,
    finishedAt: found.endedAt,
    trials: found.trials.map((each) => trialOf(each, found.seed)),
  };
}

function trialOf(found: KerasTunerTrial, modelSeed: number): ForeignTrial {
  const whole = divergedAt(found);
  const epochs = (whole < 0 ? found.epochs : found.epochs.slice(0, whole)).map(epochOf);
  return {
    params: found.params,
    modelSeed,
    target: found.target,
    parent: found.parent === null ? null : found.parent + 1,
    rung: found.round,
    bracket: found.bracket,
    reason: { text: reasonOf(found), kerasTunerScore: found.score },
    epochs,
    state: whole < 0 ? 'completed' : 'diverged',
    failure: whole < 0 ? null : `Its loss left the finite numbers in epoch ${found.epochs[whole]!.epoch}.`,
    startedAt: found.startedAt,
    finishedAt: found.endedAt,
  };
}

function reasonOf({ id, bracket, round, score }: KerasTunerTrial): string {
  const place = bracket === null || round === null ? '' : `, bracket ${bracket}, round ${round}`;
  return `Keras Tuner’s trial ${id}${place}. It ranks the trial by ${valueText(score)}, its best epoch of select.`;
}

function epochOf({ epoch: number, durationMs, train, stop, select }: KerasTunerEpoch): Epoch {
  const finite = ({ accuracy, loss }: { accuracy: number; loss: number | null }): Epoch['stop'] => ({ accuracy, loss: loss! });
  return {
    ...{ epoch: number, durationMs, train: { loss: train.loss! }, stop: finite(stop), select: finite(select) },
    ...{ confirm: null, facts: {} },
  };
}

function environmentOf({ machine, versions }: KerasTunerSearch, trialdeck: string): Environment {
  const { platform, cpu, cores, threads } = machine;
  return {
    ...{ trialdeck, node: process.versions.node, tensorflow: versions['TensorFlow'] ?? null, engine: 'elsewhere' },
    ...{ platform, cpu, cores, threadsPerWorker: threads, gitCommit: null },
  };
}

/** Values on other rows cannot stand beside the study's. */
function refuseOtherRows({ dataset, split }: KerasTunerSearch, task: Task): void {
  const own = networkOf(task);
  if (dataset.hash !== own.dataset.hash)
    throw new TrialdeckError(
      'usage',
      `The search is on ${dataset.name} (${dataset.hash.slice(0, 8)}); the study is on ${own.dataset.title} (${own.dataset.hash.slice(0, 8)}).`,
      'dataset',
    );
  for (const [name, value] of Object.entries(own.split))
    if (split[name] !== value)
      refuse('split', `split.${name} is ${shown(split[name])}; allowed is ${String(value)}, as in the study.`);
}
