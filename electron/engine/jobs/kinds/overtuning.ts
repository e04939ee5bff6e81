/** The incumbents of a study trained again from their model seeds where nobody measured them on *confirm*. */
import { countedText, countText } from '../../../../shared/format/count.ts';
import type { JobProgress } from '../../../../shared/job.ts';
import type { Session } from '../../../../shared/model.ts';
import { parseOvertuningRequest } from '../../../../shared/parse/overtuning.ts';
import type { StoredJob } from '../../../../db/store/jobs.ts';
import { missingOf, refuseNothingMissing, trainingRuns } from '../../overtuning/plan-training.ts';
import { kindOf } from '../../tasks/catalogue.ts';
import type { Kind } from '../job.ts';
import type { KindParts } from '../kind-parts.ts';
import { sameStudyJob } from '../same-job.ts';
import { runSessionPart } from '../session-part.ts';

export function createOvertuningKind({ host, searches }: KindParts): Kind<'overtuning'> {
  const { store, partitions } = host;

  /** Written when it begins: what was missing then. */
  const sessionOf = ({ id, studyId }: StoredJob): Session => {
    const begun = store.sessionOfPart(id);
    if (begun !== null) return begun;
    const [study, incumbents] = [store.study(studyId!), store.incumbentTrainings(studyId!)];
    refuseNothingMissing(study, incumbents);
    const runs = trainingRuns(study, missingOf(incumbents), host.settings().workers);
    return store.beginTrainingAgain(id, study.id, runs, searches.prepare);
  };

  const progress = (part: Session): JobProgress => {
    const of = part.budget.trials!;
    const { finished, remainingMs } = searches.progress(part.id);
    return {
      done: finished,
      of,
      share: finished / of,
      remainingMs,
      text: `${countText(finished)} of ${countedText(of, 'training')}`,
    };
  };

  return {
    name: 'overtuning',
    word: 'Overtuning',
    pauses: true,
    keeps: null,
    parse: parseOvertuningRequest,
    begin: ({ studyId }) => {
      const known = sameStudyJob(store, 'overtuning', studyId);
      if (known) return known;
      const study = store.study(studyId);
      refuseNothingMissing(study, store.incumbentTrainings(studyId));
      kindOf(study.task).prepare(study.task, partitions)?.release();
      return store.createJob({ kind: 'overtuning', studyId, parent: null, about: {}, cores: 'all' });
    },
    trainsOn: ({ studyId }) => store.study(studyId).task,
    title: () => 'Incumbents measured on confirm',
    move: null,
    check: () => {},
    start: (job, context) => {
      const part = sessionOf(job);
      return runSessionPart(store, part, { progress: () => progress(part) }, context);
    },
    parts: () => [],
    settle: (job, becomes, finishPart) => {
      const part = store.sessionOfPart(job.id);
      if (part === null) return job.progress;
      if (becomes === 'finished') finishPart(part.jobId);
      return progress(part);
    },
    lostBy: (action) =>
      action === 'stop'
        ? 'Incumbents that it has not come to stay without a value on confirm. To go on later, pause it instead.'
        : null,
    // One that has begun is part of what its study knows.
    mayBeDeleted: ({ startedAt }) => startedAt === null,
    announce: () => {},
  };
}
