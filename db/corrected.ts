/** The best value of a study or of a session, corrected for having been chosen. */
import { correctedOf, type Corrected } from '../shared/corrected.ts';
import { nothingCounted, type CountedScope, type CountedTrials } from '../shared/counted-trials.ts';
import { objectiveOf } from '../shared/measure.ts';
import type { Study } from '../shared/model.ts';
import type { Connection } from './connection.ts';
import { countedTrials } from './counted-trials.ts';
import { bestTrial } from './incumbent.ts';
import { incumbentOfSession } from './session-totals.ts';
import { findSession } from './sessions.ts';
import { findStudy } from './studies.ts';

export function correctedBest(connection: Connection, study: Study): Corrected {
  return connection.read(() => {
    const best = bestTrial(connection, study.id, objectiveOf(study));
    return correctedOf(study, 'study', best, countedOf(connection, { of: 'study', id: study.id }));
  });
}

/** @throws TrialdeckError not-found */
export function correctedSession(connection: Connection, sessionId: number): Corrected {
  return connection.read(() => {
    const study = findStudy(connection, findSession(connection, sessionId).studyId);
    const best = incumbentOfSession(connection, sessionId, objectiveOf(study));
    return correctedOf(study, 'session', best, countedOf(connection, { of: 'session', id: sessionId }));
  });
}

function countedOf(connection: Connection, scope: CountedScope): CountedTrials {
  return countedTrials(connection, scope) ?? nothingCounted();
}
