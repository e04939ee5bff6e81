/**
 * Reads what `bench/keras-tuner/tune.py` writes of one search by Keras Tuner: its trials with what was measured after every epoch.
 * A trial is valued by the product's rule, the accuracy on *select* at the best epoch of *stop*; the value by which Keras Tuner
 * itself ranked it, the best epoch of *select*, stands in the trial's reason.
 */
import * as z from 'zod';
import { TrialdeckError } from '../../../../shared/errors.ts';
import type { ForeignSession, ForeignTrial } from '../../../../shared/foreign-session.ts';
import { valueText } from '../../../../shared/format/value.ts';
import type { Environment, Epoch } from '../../../../shared/model.ts';
import { check } from '../../../../shared/parse/check.ts';
import { parameterValue, seed, wholeNumber } from '../../../../shared/parse/scalar.ts';
import { networkOf } from '../../../../shared/network/task.ts';
import type { Task } from '../../../../shared/task.ts';

const METHODS = ['random', 'hyperband', 'bayesian'] as const;
const moment = z.iso.datetime('a time in ISO 8601');
/** Null where the number was not finite. */
const values = z.strictObject({ accuracy: z.number(), loss: z.number().nullable() });
const epoch = z.strictObject({
  epoch: wholeNumber(1),
  durationMs: z.number(),
  train: z.strictObject({ loss: z.number().nullable() }),
  stop: values,
  select: values,
});
const trial = z.strictObject({
  id: z.string(),
  status: z.string(),
  params: z.record(z.string(), parameterValue),
  /** Place of the trial that it continues in the list, from 0. */
  parent: wholeNumber(0).nullable(),
  bracket: wholeNumber(0).nullable(),
  round: wholeNumber(0).nullable(),
  target: wholeNumber(1),
  startedAt: moment,
  endedAt: moment,
  score: z.number(),
  epochs: z.array(epoch),
});
const search = z.strictObject({
  format: z.literal('trialdeck/keras-tuner-search/1'),
  strategy: z.enum(METHODS),
  seed,
  epochs: wholeNumber(1),
  totalEpochs: wholeNumber(1),
  startedAt: moment,
  endedAt: moment,
  dataset: z.strictObject({ name: z.string(), hash: z.string() }),
  split: z.record(z.string(), z.number()),
  machine: z.strictObject({ platform: z.string(), cpu: z.string(), cores: wholeNumber(1), threads: wholeNumber(0) }),
  versions: z.record(z.string(), z.string()),
  trials: z.array(trial).min(1),
});
type Search = z.infer<typeof search>;
type SearchTrial = z.infer<typeof trial>;

/**
 * @param trialdeck version that reads it
 * @throws TrialdeckError usage, where the document is not of this form or was searched on other rows than the study's
 */
export function readKerasTunerSearch(document: unknown, task: Task, trialdeck: string): ForeignSession {
  const found = check(search, document, 'The search');
  refuseOtherRows(found, task);
  return {
    strategy: { name: `keras-tuner/${found.strategy}`, options: {} },
    seed: found.seed,
    budget: { epochs: found.totalEpochs },
    environment: environmentOf(found, trialdeck),
    startedAt: found.startedAt,
    finishedAt: found.endedAt,
    trials: found.trials.map((each) => trialOf(each, found)),
  };
}

function trialOf(found: SearchTrial, { seed: modelSeed, trials }: Search): ForeignTrial {
  const whole = found.epochs.findIndex(({ train, stop, select }) => [train, stop, select].some(({ loss }) => loss === null));
  const epochs = (whole < 0 ? found.epochs : found.epochs.slice(0, whole)).map(epochOf);
  const parent = found.parent === null ? null : found.parent + 1;
  const before = found.parent === null ? 0 : trials[found.parent]!.epochs.at(-1)!.epoch;
  if (epochs.some(({ epoch: number }, at) => number !== before + at + 1))
    throw new TrialdeckError('usage', `The epochs of trial ${found.id} do not follow one another from ${before + 1}.`, 'trials');
  return {
    params: found.params,
    modelSeed,
    target: found.target,
    parent,
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

function reasonOf({ id, bracket, round, score }: SearchTrial): string {
  const place = bracket === null || round === null ? '' : `, bracket ${bracket}, round ${round}`;
  return `Keras Tuner’s trial ${id}${place}. It ranks the trial by ${valueText(score)}, its best epoch of select.`;
}

function epochOf({ epoch: number, durationMs, train, stop, select }: SearchTrial['epochs'][number]): Epoch {
  const finite = ({ accuracy, loss }: { accuracy: number; loss: number | null }): Epoch['stop'] => ({ accuracy, loss: loss! });
  return {
    ...{ epoch: number, durationMs, train: { loss: train.loss! }, stop: finite(stop), select: finite(select) },
    ...{ confirm: null, facts: {} },
  };
}

function environmentOf({ machine, versions }: Search, trialdeck: string): Environment {
  const { platform, cpu, cores, threads } = machine;
  return {
    ...{ trialdeck, node: process.versions.node, tensorflow: versions['TensorFlow'] ?? null, engine: 'elsewhere' },
    ...{ platform, cpu, cores, threadsPerWorker: threads, gitCommit: null },
  };
}

/** Values on other rows cannot stand beside the study's. */
function refuseOtherRows({ dataset, split }: Search, task: Task): void {
  const own = networkOf(task);
  if (dataset.hash !== own.dataset.hash)
    throw new TrialdeckError(
      'usage',
      `The search is on ${dataset.name} (${dataset.hash.slice(0, 8)}); the study is on ${own.dataset.title} (${own.dataset.hash.slice(0, 8)}).`,
      'dataset',
    );
  for (const [name, value] of Object.entries(own.split))
    if (split[name] !== value)
      throw new TrialdeckError(
        'usage',
        `split.${name} is ${split[name]}; allowed is ${String(value)}, as in the study.`,
        'split',
      );
}
