/** Experiments with runs as a test wants them. */
import type { Arm, Experiment, ExperimentRun, IncumbentStep } from '../../shared/experiment.ts';

export function armNamed(label: string, name = 'random', budgetFactor = 1): Arm {
  return { label, strategy: { name, options: {} }, stopRule: null, budgetFactor };
}

export const RANDOM_ARMS = [armNamed('Random search'), armNamed('Random search 2x', 'random', 2)];

export function experimentOf(arms: readonly Arm[], rest: Partial<Experiment> = {}): Experiment {
  return {
    id: 1,
    studyId: 1,
    jobId: 21,
    kind: 'replay',
    arms,
    repetitions: 30,
    seed: 1,
    budget: { axis: 'epochs', amount: 100 },
    workers: 1,
    width: 1,
    margin: null,
    state: 'running',
    failure: null,
    createdAt: '2026-01-01',
    finishedAt: null,
    ...rest,
  };
}

/** A finished run by its steps: epochs and confirm; select is a bit higher, an epoch takes two seconds. */
export function runOf(
  arm: number,
  repetition: number,
  steps: readonly (readonly [epochs: number, confirm: number])[],
): ExperimentRun {
  const path = steps.map(([epochs, confirm], at): IncumbentStep => ({
    epochs,
    seconds: 2 * epochs,
    trials: at + 1,
    trial: at + 1,
    select: confirm + 0.01,
    confirm,
  }));
  const spent = { epochs: 100, seconds: 200, trials: 10 };
  return { arm, repetition, seed: repetition, state: 'finished', failure: null, sessionId: null, spent, path };
}

/** Runs of one step by their finals: finals[arm][repetition - 1]. */
export function runsOf(finals: readonly (readonly number[])[]): readonly ExperimentRun[] {
  return finals.flatMap((own, arm) => own.map((confirm, at) => runOf(arm, at + 1, [[10, confirm]])));
}
