/** A recorded study as something to search on: the curves of every configuration of its space. */
import type { BestKnown } from '../../../shared/best-known.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import { decidingPlaces, objectiveOf, type Directed } from '../../../shared/measure.ts';
import type { Params, Study } from '../../../shared/model.ts';
import { randomFor } from '../../../shared/random.ts';
import { mean } from '../../../shared/statistics/mean.ts';
import type { RecordedTrial } from '../../../db/store/recordings.ts';
import { configurationsOf } from '../search/configurations.ts';
import { configurationKey } from '../search/configuration-key.ts';
import type { SimulatedEpoch } from '../search/simulate.ts';
import type { ToKeep } from '../thinking/kept.ts';
import { bestByHalves, bestOfOneRunEach, type Settled } from './best-known.ts';

/** A configuration trained once, with a model seed of its own. */
export type RecordedRun = RecordedTrial & Settled;

export interface Recording {
  readonly study: Study;
  /** By configuration: one for each of its model seeds. Judged by confirm only those that have it. */
  readonly runs: ReadonlyMap<string, readonly RecordedRun[]>;
  /** Of a configuration. */
  readonly modelSeeds: { readonly fewest: number; readonly most: number };
  /** Of training every configuration once: means over its model seeds. */
  readonly totalEpochs: number;
  readonly totalSeconds: number;
  /** By what searches are judged: confirm where every configuration has a run with it. */
  readonly measure: 'confirm' | 'select';
  /** On which runs of a configuration: what one run chose, its luck included, others can score without it. */
  readonly scoredOn: 'its own run' | 'the other runs';
  readonly bestKnown: BestKnown;
}

/** The curves that one search sees. A trial is known by its configuration and its root, the ordinal at which its training began. */
export interface RecordedTraining {
  train(params: Params, epoch: number, root: number): SimulatedEpoch | 'failed' | 'ended';
  /**
   * What the trial comes to that ends after so many epochs, from 1: by its own run where no run that scores has any epoch. No
   * strategy is handed it.
   */
  score(params: Params, epochs: number, root: number): number;
}

/** @throws TrialdeckError usage, where the space is not discrete or a configuration of it is not recorded to its end. */
export function recordingOf(study: Study, trials: readonly RecordedTrial[]): Recording {
  const configurations = configurationsOf(study.space);
  if (configurations === null) throw refusal(study, 'its space has a range without steps, so not every configuration is there');
  const recorded = Map.groupBy(trials, ({ params }) => configurationKey(params));
  const keys = configurations.map(configurationKey);
  const missing = keys.filter((key) => !recorded.has(key)).length;
  if (missing > 0)
    throw refusal(study, `${missing} of its ${configurations.length} configurations are not trained to their last epoch yet`);
  if (trials.every(({ stop }) => stop.length === 0)) throw refusal(study, 'no trial of it has come to the end of an epoch');
  const objective = objectiveOf(study);
  const measure = keys.every((key) => recorded.get(key)!.some(isConfirmed)) ? 'confirm' : 'select';
  const judged = (key: string): readonly RecordedTrial[] =>
    oncePerSeed(measure === 'confirm' ? recorded.get(key)!.filter(isConfirmed) : recorded.get(key)!);
  const runs = new Map(
    keys.map((key) => [key, judged(key).map((trial) => ({ ...trial, settled: settled(trial, measure, objective) }))]),
  );
  const counts = keys.map((key) => runs.get(key)!.length);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const scoredOn = measure === 'confirm' && fewest > 1 ? 'the other runs' : 'its own run';
  const once = (amountOf: (run: RecordedRun) => number): number =>
    [...runs.values()].reduce((sum, own) => sum + mean(own.map(amountOf)), 0);
  return {
    study,
    runs,
    modelSeeds: { fewest, most },
    totalEpochs: Math.round(once(({ stop }) => stop.length)),
    totalSeconds: once(({ durationMs }) => durationMs.reduce((sum, ms) => sum + ms, 0)) / 1000,
    measure,
    scoredOn,
    bestKnown:
      scoredOn === 'the other runs'
        ? bestByHalves(runs.values(), objective)
        : bestOfOneRunEach([...runs.values()].flat(), objective),
  };
}

/**
 * Without those that train the configuration again with a model seed that it had: they are the same run, and would score themselves
 * where others are to. @param trials of one configuration.
 */
function oncePerSeed(trials: readonly RecordedTrial[]): readonly RecordedTrial[] {
  return [...new Map(trials.map((trial) => [trial.modelSeed, trial])).values()];
}

/** For a thread that replays searches on it, which is sent it once. */
export function recordingToKeep(recording: Recording): ToKeep<Recording, never> {
  return { key: `recording of study ${recording.study.id}`, about: recording, items: [] };
}

/** @param seed of the search: draws for each trial which of its configuration's model seeds it meets. */
export function trainingOn({ runs, scoredOn }: Recording, seed: number): RecordedTraining {
  const runsOf = (params: Params): readonly RecordedRun[] => {
    const key = configurationKey(params);
    const own = runs.get(key);
    if (!own) throw new Error(`The recording has no configuration ${key}.`);
    return own;
  };
  /** By root, the last one drawn: once for a training, not for each of its epochs. */
  const met = new Map<number, { readonly params: Params; readonly run: RecordedRun }>();
  const metBy = (root: number, params: Params): RecordedRun => {
    const known = met.get(root);
    if (known?.params === params) return known.run;
    const own = runsOf(params);
    const run = own[randomFor(seed, 'model seed', root).below(own.length)]!;
    met.set(root, { params, run });
    return run;
  };
  return {
    train: (params, epoch, root) => {
      const { stop, select, durationMs, diverged } = metBy(root, params);
      if (epoch <= stop.length) return { stop: stop[epoch - 1]!, select: select[epoch - 1]!, durationMs: durationMs[epoch - 1]! };
      return diverged ? { stop: NaN, select: NaN, durationMs: durationMs.at(-1) ?? 0 } : 'ended';
    },
    score: (params, epochs, root) => {
      const own = metBy(root, params);
      const others = scoredOn === 'its own run' ? [] : runsOf(params).filter((run) => run !== own && run.settled.length > 0);
      return mean((others.length > 0 ? others : [own]).map(({ settled }) => settled[Math.min(epochs, settled.length) - 1]!));
    },
  };
}

function isConfirmed({ confirm }: RecordedTrial): boolean {
  return confirm.every(Number.isFinite);
}

/** See `Settled`. */
export function settled(trial: RecordedTrial, measure: Recording['measure'], objective: Directed): Float64Array {
  return Float64Array.from(decidingPlaces(trial.stop, objective), (place) => trial[measure][place] ?? Number.NaN);
}

function refusal({ name }: Study, why: string): TrialdeckError {
  return new TrialdeckError('usage', `Searches cannot be replayed on “${name}”: ${why}.`, 'studyId');
}
