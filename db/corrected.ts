/** The best value of a study or of a session, corrected for having been chosen. */
import { correctedOf, reachOf, type Best, type Corrected } from '../shared/corrected.ts';
import { nothingCounted, type CountedScope } from '../shared/counted-trials.ts';
import { objectiveOf } from '../shared/measure.ts';
import type { Study } from '../shared/model.ts';
import type { Connection } from './connection.ts';
import { countedTrials, leftOutInReach } from './counted-trials.ts';
import { bestTrial } from './incumbent.ts';
import { incumbentOfSession } from './session-totals.ts';
import { findSession } from './sessions.ts';
import { findStudy } from './studies.ts';

export function correctedBest(connection: Connection, study: Study): Corrected {
  return connection.read(() => {
    const best = bestTrial(connection, study.id, objectiveOf(study));
    return correctedIn(connection, study, { of: 'study', id: study.id }, best);
  });
}

/** @throws TrialdeckError not-found */
export function correctedSession(connection: Connection, sessionId: number): Corrected {
  return connection.read(() => {
    const study = findStudy(connection, findSession(connection, sessionId).studyId);
    const best = incumbentOfSession(connection, sessionId, objectiveOf(study));
    return correctedIn(connection, study, { of: 'session', id: sessionId }, best);
  });
}

function correctedIn(connection: Connection, study: Study, scope: CountedScope, best: Best | null): Corrected {
  const counted = countedTrials(connection, scope) ?? nothingCounted();
  const reach = reachOf(counted);
  const inReach =
    reach === null || counted.leftOut === 0 ? 0 : leftOutInReach(connection, scope, counted.upTo, reach, objectiveOf(study));
  return correctedOf(study, scope.of, best, counted, inReach);
}
