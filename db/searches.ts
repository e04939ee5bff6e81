/** What belongs together when a search begins or grows: written as a whole, or not at all. */
import type { Session, Trial } from '../shared/model.ts';
import type { Connection } from './connection.ts';
import { changeExperimentRun, findExperiment } from './experiments.ts';
import { changeSession, createSession } from './sessions.ts';
import type { NewSearch, Replacement } from './store/searches.ts';
import type { SessionChange } from './store/sessions.ts';
import type { NewTrial } from './store/trials.ts';
import { createStudy } from './studies.ts';
import { addTrial, finishTrial } from './trials.ts';

export function createSearch(
  connection: Connection,
  { study, session, trials, run }: NewSearch,
  prepare: (session: Session) => void,
): Session {
  return connection.write(() => {
    const studyId = typeof study === 'number' ? study : createStudy(connection, study).id;
    const parent = run && findExperiment(connection, run.experimentId).jobId;
    const created = createSession(connection, { ...session, studyId }, parent);
    for (const trial of trials) addTrial(connection, { ...trial, sessionId: created.id });
    if (run) changeExperimentRun(connection, run.experimentId, run, { state: 'running', sessionId: created.id });
    prepare(created);
    return created;
  });
}

export function queueTrial(connection: Connection, trial: NewTrial, change: SessionChange): Trial {
  return connection.write(() => {
    changeSession(connection, trial.sessionId, change);
    return addTrial(connection, trial);
  });
}

export function replaceTrial(connection: Connection, trialId: number, { trial, change, failure, at }: Replacement): Trial {
  return connection.write(() => {
    const queued = queueTrial(connection, trial, change);
    return finishTrial(connection, trialId, { state: 'failed', failure: failure(queued.number), at });
  });
}
