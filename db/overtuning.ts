/** The incumbents of a study on *confirm*, and the trials that were trained again to be measured there. */
import type { StudyIncumbent } from '../shared/overtuning.ts';
import { objectiveOf, valueOf, type Measure } from '../shared/measure.ts';
import type { Params, Session, TrialState } from '../shared/model.ts';
import type { RowResults } from '../shared/row-results.ts';
import type { Connection } from './connection.ts';
import { epochsOf } from './epochs.ts';
import { incumbentSteps } from './incumbent.ts';
import { rowResultsOf } from './row-results.ts';
import { createSession, findSession } from './sessions.ts';
import type { ConfirmationRuns, IncumbentTraining } from './store/confirmations.ts';
import { createStudy, findStudy } from './studies.ts';
import { addTrial } from './trials.ts';

interface Row {
  readonly id: number;
  readonly number: number;
  readonly params: string;
  readonly modelSeed: number;
  readonly state: TrialState;
  readonly epochs: number;
  readonly epochsDone: number;
  readonly bestEpoch: number;
  readonly select: number;
}

/** In the order in which they led, each with what trains it again. */
export function incumbentTrainings(connection: Connection, studyId: number): readonly IncumbentTraining[] {
  return connection.read(() => {
    const objective = objectiveOf(findStudy(connection, studyId));
    return incumbentSteps(connection, studyId, objective).map(({ place }) => trainingOf(connection, studyId, place, objective));
  });
}

function trainingOf(connection: Connection, studyId: number, place: number, objective: Measure): IncumbentTraining {
  const row = connection.first<Row>(
    `SELECT id, number, json(params) AS params, model_seed AS modelSeed, state, epochs, epochs_done AS epochsDone,
       best_epoch AS bestEpoch, result AS "select" FROM trials WHERE study_id = ? AND place = ?`,
    [studyId, place],
  )!;
  // What a rule stopped has its value by then; patience ends the training again where it did.
  const epochs = row.state === 'stopped' ? row.epochsDone : row.epochs;
  const { confirm, confirmRows } =
    confirmOf(connection, row, objective) ?? trainedAgain(connection, studyId, row, epochs, objective) ?? UNKNOWN;
  const incumbent: StudyIncumbent = { trialId: row.id, number: row.number, select: row.select, confirm };
  return { incumbent, confirmRows, params: JSON.parse(row.params) as Params, modelSeed: row.modelSeed, epochs };
}

interface OnConfirm {
  readonly confirm: number | null;
  readonly confirmRows: RowResults | null;
}

const UNKNOWN: OnConfirm = { confirm: null, confirmRows: null };

/** Of the same configuration and model seed, trained as far, in a study that measures *confirm* for this one. */
function trainedAgain(
  connection: Connection,
  studyId: number,
  { id, modelSeed }: Row,
  epochs: number,
  objective: Measure,
): OnConfirm | null {
  const again = connection.first<Pick<Row, 'id' | 'bestEpoch'>>(
    `SELECT trials.id, best_epoch AS bestEpoch FROM studies JOIN trials ON study_id = studies.id
     WHERE confirms = ? AND params = (SELECT params FROM trials WHERE id = ?) AND model_seed = ? AND epochs = ? AND result IS NOT NULL
     ORDER BY trials.id LIMIT 1`,
    [studyId, id, modelSeed, epochs],
  );
  return again ? confirmOf(connection, again, objective) : null;
}

/** Null where it was not measured there. */
function confirmOf(
  connection: Connection,
  { id, bestEpoch }: Pick<Row, 'id' | 'bestEpoch'>,
  objective: Measure,
): OnConfirm | null {
  const confirm = valueOf(epochsOf(connection, id).find(({ epoch }) => epoch === bestEpoch)?.confirm ?? null, objective);
  if (confirm === null) return null;
  const rows = rowResultsOf(connection, id).find(({ epoch, partition }) => epoch === bestEpoch && partition === 'confirm');
  return { confirm, confirmRows: rows ?? null };
}

/** The session of a job's trainings, in a study that no list shows. */
export function beginTrainingAgain(
  connection: Connection,
  jobId: number,
  studyId: number,
  { study, session, trials }: ConfirmationRuns,
  prepare: (session: Session) => void,
): Session {
  return connection.write(() => {
    const { id: hidden } = createStudy(connection, study, studyId);
    const created = createSession(connection, { ...session, studyId: hidden }, jobId);
    for (const trial of trials) addTrial(connection, { ...trial, sessionId: created.id });
    prepare(created);
    return created;
  });
}

/** The session that the job runs as its part; null where it has not begun. */
export function sessionOfPart(connection: Connection, jobId: number): Session | null {
  const row = connection.first<{ id: number }>(
    'SELECT sessions.id FROM jobs JOIN sessions ON job_id = jobs.id WHERE jobs.parent = ? ORDER BY sessions.id LIMIT 1',
    [jobId],
  );
  return row ? findSession(connection, row.id) : null;
}
