/** The best value of a study or of a session, corrected for having been chosen. */
import { correctedOf, type Corrected } from '../shared/corrected.ts';
import { nothingCounted } from '../shared/counted-trials.ts';
import { objectiveOf } from '../shared/measure.ts';
import type { Study } from '../shared/model.ts';
import type { Connection } from './connection.ts';
import { countedOfStudy, countedTrials } from './counted-trials.ts';
import { bestTrial } from './incumbent.ts';
import { incumbentOfSession } from './session-totals.ts';
import { findSession } from './sessions.ts';
import { findStudy } from './studies.ts';

export function correctedBest(connection: Connection, study: Study): Corrected {
  return connection.read(() => {
    const best = bestTrial(connection, study.id, objectiveOf(study));
    return correctedOf(study, 'study', best, countedOfStudy(connection, study.id));
  });
}

/** @throws TrialdeckError not-found */
export function correctedSession(connection: Connection, sessionId: number): Corrected {
  return connection.read(() => {
    const study = findStudy(connection, findSession(connection, sessionId).studyId);
    const best = incumbentOfSession(connection, sessionId, objectiveOf(study));
    return correctedOf(study, 'session', best, countedTrials(connection, sessionId) ?? nothingCounted());
  });
}
