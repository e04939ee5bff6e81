/** A study by a measure, and the same by its mirror: the other goal, of the same rows. */
import type { ConfirmedRuns } from '../../electron/engine/insight/confirmation/evidence.ts';
import { meanShare } from '../../electron/engine/tasks/network/measures/balanced-accuracy.ts';
import { measured, measuredByRow } from '../../electron/engine/tasks/network/measures/catalogue.ts';
import type { TrialToCount } from '../../shared/counted-trials.ts';
import type { Measure } from '../../shared/measure.ts';
import { randomFor } from '../../shared/random.ts';
import type { RowResults } from '../../shared/row-results.ts';
import type { NewStudy } from '../../db/store/studies.ts';
import { GENERATED_ENVIRONMENT, GENERATED_TASK, generatedStudy } from '../../bench/app/generated-study.ts';
import { anotherSession, newTrial, smallStudy, type SmallStudy } from './small-study.ts';

export const ROWS = 400;
/** Classes that differ in their rows. */
const LABELS = Int32Array.from({ length: ROWS }, (_, row) => Number(row % 5 === 0));
/** Each with two model seeds. */
const CONFIGURATIONS = 8;
const CONFIGURATIONS_OF_CLOSE_WORTH = 0.7;
const EPOCHS = 10;

/** A measure of networks beside how its values are those of the study. */
export interface Side {
  readonly measure: Measure;
  /** Of a value of the catalogue's measure; applied twice it gives the value again. */
  readonly turned: (value: number) => number;
}

export interface MirroredTrial {
  readonly configuration: number;
  readonly modelSeed: number;
  readonly results: RowResults;
  readonly value: number;
}

/** The measure as it is. */
export function sideOf(measure: Measure): Side {
  return { measure, turned: (value) => value };
}

/** Accuracy becomes the share of misses, a loss its negative. */
export function mirrorOf(measure: Measure): Side {
  const turned = (value: number): number => (measure.rows === 'hits' ? 1 - value : -value);
  const { low, high } = measure.bounds;
  const bounds = { low: high === null ? null : turned(high), high: low === null ? null : turned(low) };
  const goal = measure.goal === 'maximise' ? 'minimise' : 'maximise';
  return { measure: { ...measure, name: 'mirrored', goal, bounds }, turned };
}

/** What each trial made of the rows of a partition, and its value by the catalogue, turned. */
export function mirroredTrials(of: Measure, { turned }: Side, partition: string): readonly MirroredTrial[] {
  return Array.from({ length: 2 * CONFIGURATIONS }, (_, at): MirroredTrial => {
    const configuration = at % CONFIGURATIONS;
    const random = randomFor('mirrored', partition, at);
    const worth = CONFIGURATIONS_OF_CLOSE_WORTH + 0.01 * configuration;
    const hits = Uint8Array.from({ length: ROWS }, () => Number(random.next() < worth));
    // Halves and quarters, which half precision keeps.
    const losses = Float32Array.from(hits, (hit) => (hit === 1 ? 0.25 : 1 + Math.floor(4 * random.next()) / 4));
    const loss = losses.reduce((sum, each) => sum + each, 0) / ROWS;
    const accuracy = meanShare(hits, new Uint8Array(ROWS), 1);
    const answers = { loss, accuracy, hits, losses: () => losses, labels: LABELS, classes: 2 };
    const modelSeed = 1 + Math.floor(at / CONFIGURATIONS);
    return { configuration, modelSeed, results: measuredByRow(answers, of)!, value: turned(measured(answers, [of])[of.name]!) };
  });
}

export function labelsFor({ classesAlike }: Measure): Int32Array | null {
  return classesAlike ? LABELS : null;
}

/** What is counted of them, in their order. */
export function trialsToCount(trials: readonly MirroredTrial[]): readonly TrialToCount[] {
  return trials.map(({ configuration, value }, at) => {
    const runs = trials.slice(0, at + 1).filter((trial) => trial.configuration === configuration);
    return { order: at + 1, value, configuration: { number: 1 + configuration, runs } };
  });
}

/** Their configurations confirmed with the same seeds. */
export function confirmedRuns(trials: readonly MirroredTrial[], { measure }: Side): ConfirmedRuns {
  const byConfiguration = [...Map.groupBy(trials, ({ configuration }) => configuration).values()];
  const candidates = byConfiguration.map((own) => ({
    weights: null,
    runs: own.map(({ modelSeed, results }, at) => ({
      trialId: 10 * own[0]!.configuration + at,
      modelSeed,
      durationMs: 1,
      results,
    })),
    failed: false,
  }));
  return { measure, rows: ROWS, usual: null, labels: labelsFor(measure), candidates };
}

export function studyBy(measure: Measure): NewStudy {
  const task = { ...GENERATED_TASK, split: { ...GENERATED_TASK.split, select: ROWS, confirm: ROWS } };
  return { ...generatedStudy('Mirrored', EPOCHS, measure.name), task, measures: [measure] };
}

/**
 * The trials of *select* in a database, with what *confirm* gave beside them. Each has trained to its end, the last one a second time
 * with another value: on a machine with other arithmetic, say.
 */
export function mirroredStore(of: Measure, side: Side): SmallStudy {
  const { store } = smallStudy();
  const { id: studyId } = store.createStudy(studyBy(side.measure));
  const sessionId = anotherSession(store, studyId);
  const confirm = mirroredTrials(of, side, 'confirm');
  const trials = mirroredTrials(of, side, 'select');
  const [first, last] = [trials[0]!, trials.at(-1)!];
  const again = { ...last, value: first.value };
  for (const [at, { configuration, modelSeed, results, value }] of [...trials, again].entries()) {
    const { id } = store.addTrial(newTrial(sessionId, { params: { units: configuration }, modelSeed, epochs: EPOCHS }));
    store.startTrial(id, 0, GENERATED_ENVIRONMENT);
    for (let epoch = 1; epoch <= EPOCHS; epoch++) {
      const values = { [side.measure.name]: value };
      const onConfirm = { [side.measure.name]: (confirm[at] ?? confirm[0]!).value };
      const measuredEpoch = { epoch, durationMs: 1, train: {}, stop: values, select: values, confirm: onConfirm, facts: {} };
      store.recordEpoch(id, measuredEpoch, epoch === 1 ? { rowResults: { select: results } } : undefined);
    }
    store.finishTrial(id, { state: 'completed', failure: null });
  }
  return { store, studyId, sessionId };
}
