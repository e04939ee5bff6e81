/** Sessions that another program searched: written whole, as if they had run here at their own times. */
import type { ForeignSession, ForeignTrial } from '../shared/foreign-session.ts';
import type { Environment, Session } from '../shared/model.ts';
import type { Connection } from './connection.ts';
import { recordEpoch } from './epochs.ts';
import { changeSession, createSession, findSession } from './sessions.ts';
import { addTrial, finishTrial, startTrial } from './trials.ts';

/** One worker, for the programs that are read train one trial after another. */
const WORKER = 1;

/** @throws TrialdeckError not-found for the study; nothing is written then, nor where a trial cannot be written. */
export function addForeignSession(connection: Connection, studyId: number, foreign: ForeignSession): Session {
  const { strategy, seed, budget, trials, startedAt, finishedAt } = foreign;
  return connection.write(() => {
    const beginning = at(connection, startedAt);
    const { id } = createSession(beginning, { studyId, strategy, stopRule: null, seed, budget, workers: WORKER });
    for (const trial of trials) writeTrial(connection, id, trial, foreign.environment);
    const activeMs = Date.parse(finishedAt) - Date.parse(startedAt);
    changeSession(connection, id, { state: 'finished', finishedAt, activeMs });
    return findSession(connection, id);
  });
}

function writeTrial(connection: Connection, sessionId: number, trial: ForeignTrial, environment: Environment): void {
  const { params, modelSeed, target: epochs, parent, rung, bracket, reason, state, failure } = trial;
  const [beginning, end] = [at(connection, trial.startedAt), at(connection, trial.finishedAt)];
  const { id } = addTrial(beginning, { sessionId, params, modelSeed, epochs, parent, rung, bracket, reason, memo: null });
  startTrial(beginning, id, WORKER, environment);
  for (const epoch of trial.epochs) recordEpoch(end, id, epoch);
  finishTrial(end, id, { state, failure });
}

/** The connection at another time: what is written through it is dated so. */
function at(connection: Connection, moment: string): Connection {
  return { ...connection, now: () => moment };
}
