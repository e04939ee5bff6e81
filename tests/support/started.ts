/** Jobs started and steered by what they are about, as most tests think of them. */
import type { AsyncApi, BackendApi } from '../../shared/contract/api.ts';
import type { ExperimentRequest } from '../../shared/experiment.ts';
import type { SearchRequest } from '../../shared/search-request.ts';
import type { TrialInspection } from '../../shared/trial-detail.ts';

type Api = AsyncApi | BackendApi;

export interface StartedSearch {
  readonly jobId: number;
  readonly studyId: number;
  readonly sessionId: number;
}

export async function startSearch(api: Api, request: SearchRequest): Promise<StartedSearch> {
  const { id, studyId, about } = await api.startJob({ kind: 'search', request });
  return { jobId: id, studyId: studyId!, sessionId: about.sessionId! };
}

export async function startExperiment(api: Api, request: ExperimentRequest): Promise<number> {
  return (await api.startJob({ kind: 'experiment', request })).about.experimentId!;
}

export async function jobOfSession(api: Api, sessionId: number): Promise<number> {
  return (await api.progress(sessionId)).session.jobId;
}

export async function jobOfExperiment(api: Api, studyId: number, experimentId: number): Promise<number> {
  const all = await api.experiments(studyId);
  return all.find(({ experiment }) => experiment.id === experimentId)!.experiment.jobId;
}

/** Rejects with the reason where nothing was found. */
export async function inspectTrial(
  { api, jobEnded }: { readonly api: Api; jobEnded(jobId: number): Promise<unknown> },
  trialId: number,
): Promise<TrialInspection> {
  const { id } = await api.startJob({ kind: 'inspection', request: { trialId } });
  await jobEnded(id);
  return api.inspection(id);
}
