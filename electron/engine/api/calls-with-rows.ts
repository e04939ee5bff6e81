/** The calls that need the rows of a study at once: each is answered when these are there. */
import type { BackendApi } from '../../../shared/contract/api.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { JobRequest } from '../../../shared/job.ts';
import type { Task } from '../../../shared/task.ts';
import type { BackendHost } from '../backend-host.ts';
import { trainsOn, type Kinds } from '../jobs/catalogue.ts';
import { searchOn } from './dataset-detail.ts';

type Calls = Pick<BackendApi, 'startJob' | 'resumeJob' | 'queueTrial' | 'compareTrials' | 'hardRows' | 'dataset'>;

export function withRowsFirst({ store, withRows }: BackendHost, kinds: Kinds, calls: Calls): Calls {
  const ofStudy = (studyId: number): Task => store.study(studyId).task;
  const shown = (dataset: string, studyId: number | undefined): Task | null =>
    studyId === undefined ? trainsOn(kinds, 'search', searchOn(dataset)) : ofStudy(studyId);
  const asked = ({ kind, request }: JobRequest): Task | null => trainsOn(kinds, kind, request);
  const resumed = (jobId: number): Task | null => {
    const { kind, studyId, state } = store.storedJob(jobId);
    return kinds[kind].trainsOn === undefined || state === 'finished' ? null : ofStudy(studyId!);
  };
  const compared = (trialId: number): Task => store.study(store.session(store.trial(trialId).sessionId).studyId).task;

  return {
    startJob: (request) =>
      withRows(
        unlessWrong(() => asked(request)),
        () => calls.startJob(request),
      ),
    resumeJob: (jobId, on) =>
      withRows(
        unlessWrong(() => resumed(jobId)),
        () => calls.resumeJob(jobId, on),
      ),
    queueTrial: (wish) =>
      withRows(
        unlessWrong(() => ofStudy(wish.studyId)),
        () => calls.queueTrial(wish),
      ),
    compareTrials: (first, second) =>
      withRows(
        unlessWrong(() => compared(first)),
        () => calls.compareTrials(first, second),
      ),
    dataset: (name, studyId) =>
      withRows(
        unlessWrong(() => shown(name, studyId)),
        () => calls.dataset(name, studyId),
      ),
    hardRows: (studyId) =>
      withRows(
        unlessWrong(() => ofStudy(studyId)),
        () => calls.hardRows(studyId),
      ),
  };
}

/** Null where what is asked for is wrong: the call says so itself. */
function unlessWrong(find: () => Task | null): Task | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof TrialdeckError) return null;
    throw error;
  }
}
