/** A confirmation: the leading configurations of a study and the default one, trained again with fresh model seeds. */
import { USUAL_CANDIDATES, type Confirmation } from '../../../../shared/confirmation.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { countedText, countText } from '../../../../shared/format/count.ts';
import type { JobProgress } from '../../../../shared/job.ts';
import { FINISHED_STATES, type Session } from '../../../../shared/model.ts';
import { parseConfirmationRequest } from '../../../../shared/parse/confirmation.ts';
import type { StoredJob } from '../../../../db/store/jobs.ts';
import { confirmationRuns, planConfirmation, refuseUnconfirmable, usualCandidate } from '../../confirmation/plan-confirmation.ts';
import { kindOf } from '../../tasks/catalogue.ts';
import type { JobContext, JobRun, Kind } from '../job.ts';
import type { KindParts } from '../kind-parts.ts';
import { runSessionPart } from '../session-part.ts';

export function createConfirmationKind({ host, searches, confirmations, announce }: KindParts): Kind<'confirmation'> {
  const { store, partitions } = host;
  const confirmationOf = ({ about }: StoredJob): Confirmation => store.confirmation(about.confirmationId!);

  /** The session of its runs, written when it begins. */
  const sessionOf = (confirmation: Confirmation): Session => {
    const { id, studyId, sessionId } = confirmation;
    if (sessionId !== null) return store.session(sessionId);
    return store.beginConfirmation(id, confirmationRuns(store.study(studyId), confirmation), searches.prepare);
  };

  /** Those that a person has stopped were not trained. */
  const endedRuns = (sessionId: number): number =>
    store.trialsOf(sessionId).filter(({ state }) => state !== 'stopped' && FINISHED_STATES.includes(state)).length;

  const progress = ({ sessionId, candidates, modelSeeds }: Confirmation): JobProgress => {
    const of = candidates.length * modelSeeds.length;
    const { finished, remainingMs } =
      sessionId === null
        ? { finished: 0, remainingMs: null }
        : { finished: endedRuns(sessionId), remainingMs: searches.progress(sessionId).remainingMs };
    return { done: finished, of, share: finished / of, remainingMs, text: `${countText(finished)} of ${countedText(of, 'run')}` };
  };

  const start = (job: StoredJob, context: JobContext): JobRun => {
    const told = {
      progress: () => progress(confirmationOf(job)),
      // What it has come to stays with the job: every screen of the study shows it.
      result: () => confirmations.evidence(confirmationOf(job)),
    };
    return runSessionPart(store, sessionOf(confirmationOf(job)), told, context);
  };

  return {
    name: 'confirmation',
    word: 'Confirmation',
    pauses: true,
    keeps: null,
    parse: parseConfirmationRequest,
    begin: (request) => {
      const study = store.studyOverview(request.studyId);
      refuseUnconfirmable(study);
      refuseUnfinished(store.latestConfirmation(study.id));
      kindOf(study.task).prepare(study.task, partitions)?.release();
      const ranked = store.rankedConfigurations(study.id, request.top ?? USUAL_CANDIDATES);
      const defaults = { workers: host.settings().workers, seed: host.newSeed() };
      const plan = planConfirmation(request, ranked, usualCandidate(store, study), defaults);
      return store.storedJob(store.createConfirmation(plan).jobId);
    },
    trainsOn: ({ studyId }) => store.study(studyId).task,
    title: (job) => `Confirmation of ${countedText(confirmationOf(job).candidates.length, 'configuration')}`,
    move: null,
    check: () => {},
    start,
    parts: () => [],
    settle: (job, becomes, finishPart) => {
      const confirmation = confirmationOf(job);
      if (becomes === 'finished' && confirmation.sessionId !== null) finishPart(store.session(confirmation.sessionId).jobId);
      return progress(confirmation);
    },
    lostBy: (action) =>
      action === 'stop' ? 'Nothing is settled by it then, and the vault stays closed. To go on later, pause it instead.' : null,
    // One that has begun is part of what its study knows.
    mayBeDeleted: ({ startedAt }) => startedAt === null,
    announce: ({ state, studyId }) => {
      if (state === 'finished') announce('study', { studyId: studyId! });
    },
  };
}

function refuseUnfinished(latest: Confirmation | null): void {
  if (latest === null || latest.state === 'finished' || latest.state === 'failed') return;
  const text = `A confirmation of this study is ${latest.state} already, as job ${latest.jobId}.`;
  throw new TrialdeckError('busy', `${text} ${latest.state === 'paused' ? 'Resume it, or stop it first.' : 'Stop it first.'}`);
}
