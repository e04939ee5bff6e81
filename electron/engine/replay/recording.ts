/** A recorded study as something to search on: the curve of every configuration of its space. */
import { TrialdeckError } from '../../../shared/errors.ts';
import { gainOf, isBetter, objectiveOf, type Directed } from '../../../shared/measure.ts';
import type { Params, Study } from '../../../shared/model.ts';
import { randomFor } from '../../../shared/random.ts';
import type { RecordedTrial } from '../../../db/store.ts';
import { configurationsOf } from '../search/configurations.ts';
import { configurationKey } from '../search/decide.ts';
import type { SimulatedEpoch } from '../search/simulate.ts';
import type { ToKeep } from '../thinking/kept.ts';

export interface Recording {
  readonly study: Study;
  /** By configuration, then by model seed: every configuration has the same number of them. */
  readonly curves: ReadonlyMap<string, readonly RecordedTrial[]>;
  /** Model seeds of each configuration. */
  readonly modelSeeds: number;
  readonly totalEpochs: number;
  readonly totalSeconds: number;
  /** By what searches are judged. */
  readonly measure: 'confirm' | 'select';
  /** The best measure that stopping any trial after any epoch gives. */
  readonly bestKnown: number;
}

/** The curves that one search sees: of every configuration that of one model seed. */
export interface RecordedTraining {
  train(params: Params, epoch: number): SimulatedEpoch | 'failed' | 'ended';
  /** The measure after the epoch, from 1. No strategy is handed it. */
  measured(params: Params, epoch: number): number;
}

/** @throws TrialdeckError usage, where the space is not discrete or a configuration of it is not recorded to its end. */
export function recordingOf(study: Study, trials: readonly RecordedTrial[]): Recording {
  const configurations = configurationsOf(study.space);
  if (configurations === null) throw refusal(study, 'its space has a range without steps, so not every configuration is there');
  const recorded = Map.groupBy(trials, ({ params }) => configurationKey(params));
  const curves = configurations.map(
    (params) => [configurationKey(params), recorded.get(configurationKey(params)) ?? []] as const,
  );
  const missing = curves.filter(([, own]) => own.length === 0).length;
  if (missing > 0)
    throw refusal(study, `${missing} of its ${configurations.length} configurations are not trained to their last epoch yet`);
  const modelSeeds = Math.min(...curves.map(([, own]) => own.length));
  const kept = new Map(curves.map(([key, own]) => [key, own.slice(0, modelSeeds)]));
  const all = [...kept.values()].flat();
  const measure = all.every(({ confirm }) => confirm.every(Number.isFinite)) ? 'confirm' : 'select';
  return {
    study,
    curves: kept,
    modelSeeds,
    totalEpochs: all.reduce((sum, { stop }) => sum + stop.length, 0),
    totalSeconds: all.reduce((sum, { durationMs }) => durationMs.reduce((own, ms) => own + ms, sum), 0) / 1000,
    measure,
    bestKnown: bestReachable(all, measure, objectiveOf(study)),
  };
}

/** For a thread that replays searches on it, which is sent it once. */
export function recordingToKeep(recording: Recording): ToKeep<Recording, never> {
  return { key: `recording of study ${recording.study.id}`, about: recording, items: [] };
}

/** @param modelSeed draws for each configuration which of its recorded model seeds the search meets. */
export function trainingOn({ curves, modelSeeds, measure }: Recording, modelSeed: number): RecordedTraining {
  const curveOf = (params: Params): RecordedTrial => {
    const key = configurationKey(params);
    const own = curves.get(key);
    if (!own) throw new Error(`The recording has no configuration ${key}.`);
    return own[modelSeeds === 1 ? 0 : randomFor(modelSeed, key).below(modelSeeds)]!;
  };
  return {
    train: (params, epoch) => {
      const { stop, select, durationMs, diverged } = curveOf(params);
      if (epoch <= stop.length) return { stop: stop[epoch - 1]!, select: select[epoch - 1]!, durationMs: durationMs[epoch - 1]! };
      return diverged ? { stop: NaN, select: NaN, durationMs: durationMs.at(-1) ?? 0 } : 'ended';
    },
    measured: (params, epoch) => curveOf(params)[measure][epoch - 1]!,
  };
}

/** A search takes of each trial the epoch that is best by *stop* so far: all such epochs count, whenever it is stopped. */
function bestReachable(trials: readonly RecordedTrial[], measure: Recording['measure'], objective: Directed): number {
  let best = gainOf(objective, -Infinity);
  for (const { stop, [measure]: measured } of trials) {
    let bestStop: number | null = null;
    for (const [at, value] of stop.entries()) {
      if (!isBetter(objective, value, bestStop)) continue;
      bestStop = value;
      if (isBetter(objective, measured[at]!, best)) best = measured[at]!;
    }
  }
  return best;
}

function refusal({ name }: Study, why: string): TrialdeckError {
  return new TrialdeckError('usage', `Searches cannot be replayed on “${name}”: ${why}.`, 'studyId');
}
