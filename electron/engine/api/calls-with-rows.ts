/** The calls that need the rows of a study at once: each is answered when these are there. */
import type { BackendApi } from '../../../shared/contract/api.ts';
import { TrialdeckError } from '../../../shared/errors.ts';
import type { JobKind, JobRequest } from '../../../shared/job.ts';
import { parseSearchRequest } from '../../../shared/parse/search-request.ts';
import type { Task } from '../../../shared/task.ts';
import type { BackendHost } from '../backend-host.ts';
import { planSearch } from './plan.ts';

type Calls = Pick<BackendApi, 'startJob' | 'resumeJob' | 'queueTrial' | 'compareTrials' | 'hardRows' | 'dataset'>;

/** Jobs that refuse to begin, or to go on, without rows. Others come to theirs while they run. */
const TRAINING: ReadonlySet<JobKind> = new Set(['search', 'confirmation', 'overtuning']);

export function withRowsFirst({ store, settings, withRows }: BackendHost, calls: Calls): Calls {
  const ofStudy = (studyId: unknown): Task | null => (typeof studyId === 'number' ? store.study(studyId).task : null);
  const ofNewStudy = (request: unknown): Task | null =>
    planSearch(parseSearchRequest(request), null, { workers: settings().workers, seed: 1 }).study!.task;

  const shown = (dataset: string, studyId: number | undefined): Task | null =>
    studyId === undefined ? ofNewStudy({ dataset, budget: { trials: 1 } }) : ofStudy(studyId);

  const asked = ({ kind, request }: JobRequest): Task | null => {
    if (!TRAINING.has(kind)) return null;
    // What was asked may be anything yet: it is checked where the job is begun.
    const { studyId } = Object(request) as { readonly studyId?: unknown };
    return kind === 'search' && studyId === undefined ? ofNewStudy(request) : ofStudy(studyId);
  };
  const resumed = (jobId: number): Task | null => {
    const { kind, studyId, state } = store.storedJob(jobId);
    return TRAINING.has(kind) && state !== 'finished' ? ofStudy(studyId) : null;
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
