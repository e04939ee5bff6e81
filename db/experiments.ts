/** Experiments of a study and their runs. */
import { TrialdeckError } from '../shared/errors.ts';
import type { Experiment, ExperimentRun } from '../shared/experiment.ts';
import { changed } from './changed.ts';
import type { Connection } from './connection.ts';
import { changeJob, createJob } from './jobs.ts';
import type { ExperimentChange, NewExperiment, RunChange, RunPlace, RunState } from './store/experiments.ts';
import { findStudy, touchStudy } from './studies.ts';

interface ExperimentRow {
  readonly id: number;
  readonly study_id: number;
  readonly job_id: number;
  readonly kind: Experiment['kind'];
  readonly arms: string;
  readonly repetitions: number;
  readonly seed: number;
  readonly budget: string;
  readonly workers: number;
  readonly width: number | null;
  readonly margin: number | null;
  readonly state: Experiment['state'];
  readonly reason: string | null;
  readonly created_at: string;
  readonly finished_at: string | null;
}

interface RunRow {
  readonly repetition: number;
  readonly arm: number;
  readonly seed: number;
  readonly state: ExperimentRun['state'];
  readonly failure: string | null;
  readonly session_id: number | null;
  readonly spent: string;
  readonly path: string;
}

/** How far an experiment is, is told by its job. */
const SELECT = `SELECT experiments.*, jobs.state, jobs.reason, jobs.finished_at
  FROM experiments JOIN jobs_now AS jobs ON jobs.id = job_id`;

const NOTHING_SPENT = JSON.stringify({ epochs: 0, seconds: 0, trials: 0 } satisfies ExperimentRun['spent']);

export function createExperiment(connection: Connection, experiment: NewExperiment, seeds: readonly number[]): Experiment {
  return connection.write(() => {
    const { id: studyId } = findStudy(connection, experiment.studyId);
    const cores = experiment.kind === 'training' ? 'all' : 'one';
    const job = createJob(connection, { kind: 'experiment', studyId, parent: null, about: {}, cores });
    const { id } = connection.run(
      `INSERT INTO experiments (study_id, job_id, kind, arms, repetitions, seed, budget, workers, width, margin, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        studyId,
        job.id,
        experiment.kind,
        JSON.stringify(experiment.arms),
        experiment.repetitions,
        experiment.seed,
        JSON.stringify(experiment.budget),
        experiment.workers,
        experiment.width,
        experiment.margin,
        connection.now(),
      ],
    );
    for (const [at, seed] of seeds.entries())
      for (const arm of experiment.arms.keys())
        connection.run(
          `INSERT INTO experiment_runs (experiment_id, repetition, arm, seed, state, spent, path)
           VALUES (?, ?, ?, ?, 'waiting', ?, '[]')`,
          [id, at + 1, arm, seed, NOTHING_SPENT],
        );
    touchStudy(connection, studyId);
    return findExperiment(connection, id);
  });
}

/** @throws TrialdeckError not-found */
export function findExperiment(connection: Connection, experimentId: number): Experiment {
  const row = connection.first<ExperimentRow>(`${SELECT} WHERE experiments.id = ?`, [experimentId]);
  if (!row) throw new TrialdeckError('not-found', `There is no comparison ${experimentId}.`, 'experimentId');
  return experimentOf(row);
}

export function experimentsOf(connection: Connection, studyId: number): readonly Experiment[] {
  const { id } = findStudy(connection, studyId);
  return connection
    .all<ExperimentRow>(`${SELECT} WHERE experiments.study_id = ? ORDER BY experiments.id DESC`, [id])
    .map(experimentOf);
}

export function changeExperiment(connection: Connection, experimentId: number, change: ExperimentChange): void {
  const { state, failure: reason, finishedAt } = change;
  connection.write(() => {
    changeJob(connection, findExperiment(connection, experimentId).jobId, { state, reason, finishedAt });
  });
}

export function experimentRuns(connection: Connection, experimentId: number): readonly ExperimentRun[] {
  const { id } = findExperiment(connection, experimentId);
  return connection
    .all<RunRow>('SELECT * FROM experiment_runs WHERE experiment_id = ? ORDER BY repetition, arm', [id])
    .map(runOf);
}

export function experimentRunStates(connection: Connection, experimentId: number): readonly RunState[] {
  return connection.all<RunState>(
    `SELECT arm, repetition, seed, state, failure, session_id AS sessionId FROM experiment_runs
     WHERE experiment_id = ? ORDER BY repetition, arm`,
    [findExperiment(connection, experimentId).id],
  );
}

export function changeExperimentRun(
  connection: Connection,
  experimentId: number,
  { arm, repetition }: RunPlace,
  change: RunChange,
): void {
  connection.write(() => {
    const place = { experimentId, arm, repetition };
    const row = connection.first<RunRow>(`SELECT * FROM experiment_runs WHERE ${AT_PLACE}`, place);
    if (!row) throw new Error(`Experiment ${experimentId} has no run of arm ${arm} in repetition ${repetition}.`);
    const { state, failure, sessionId, spent, path } = changed(runOf(row), change);
    connection.run(
      `UPDATE experiment_runs SET state = :state, failure = :failure, session_id = :sessionId, spent = :spent, path = :path
       WHERE ${AT_PLACE}`,
      { ...place, state, failure, sessionId, spent: JSON.stringify(spent), path: JSON.stringify(path) },
    );
  });
}

const AT_PLACE = 'experiment_id = :experimentId AND repetition = :repetition AND arm = :arm';

function experimentOf(row: ExperimentRow): Experiment {
  return {
    id: row.id,
    studyId: row.study_id,
    jobId: row.job_id,
    kind: row.kind,
    arms: JSON.parse(row.arms) as Experiment['arms'],
    repetitions: row.repetitions,
    seed: row.seed,
    budget: JSON.parse(row.budget) as Experiment['budget'],
    workers: row.workers,
    width: row.width,
    margin: row.margin,
    state: row.state,
    failure: row.reason,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}

function runOf(row: RunRow): ExperimentRun {
  return {
    arm: row.arm,
    repetition: row.repetition,
    seed: row.seed,
    state: row.state,
    failure: row.failure,
    sessionId: row.session_id,
    spent: JSON.parse(row.spent) as ExperimentRun['spent'],
    path: JSON.parse(row.path) as ExperimentRun['path'],
  };
}
