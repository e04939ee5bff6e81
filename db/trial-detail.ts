/** Everything about one trial. */
import { objectiveOf } from '../shared/measure.ts';
import type { TrialDetail } from '../shared/trial-detail.ts';
import type { Connection } from './connection.ts';
import { environmentOf } from './environments.ts';
import { epochsOf } from './epochs.ts';
import { bestTrial } from './incumbent.ts';
import { findSession } from './sessions.ts';
import { findStudy } from './studies.ts';
import { findTrial, trialByOrdinal } from './trials.ts';

export function trialDetail(
  connection: Connection,
  trialId: number,
): Omit<TrialDetail, 'defaults' | 'weights' | 'whyNotFurther'> {
  return connection.read(() => {
    const trial = findTrial(connection, trialId);
    const session = findSession(connection, trial.sessionId);
    const study = findStudy(connection, session.studyId);
    const named = (ordinal: number | null): TrialDetail['parent'] => {
      if (ordinal === null) return null;
      const { id, number } = trialByOrdinal(connection, session.id, ordinal);
      return { id, number };
    };
    return {
      trial,
      epochs: epochsOf(connection, trialId),
      session,
      environment: environmentOf(connection, trialId),
      incumbent: bestTrial(connection, study.id, objectiveOf(study)),
      parent: named(trial.parent),
      repeats: named(trial.repeats),
    };
  });
}
