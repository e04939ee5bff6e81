/** What everyone hears of jobs, with searches whose workers train by formula. */
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Events } from '../../../../shared/contract/api.ts';
import type { Job } from '../../../../shared/job.ts';
import { createFakeBackend } from '../../../support/fake-backend.ts';
import { formulaWorkers } from '../../../support/formula-workers.ts';
import { startSearch } from '../../../support/started.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const SEARCH = {
  task: { kind: 'network', dataset: 'generated', rows: 600 },
  epochs: 3,
  budget: { trials: 2 },
  workers: 1,
} as const;

test('what a job has to say names the job and its study; what a part says names the job that runs it', async () => {
  const after = (_: unknown, epoch: number, attempt: number) => (epoch === 1 && attempt === 1 ? 'lost' : null);
  const backend = createFakeBackend({ scene: 'empty', spawn: formulaWorkers({ after }) });
  onTestFinished(backend.close);
  const { api, jobEnded } = backend;
  const subjects = new Set<string>();
  backend.subscribe((name, data) => {
    if (name !== 'notice') return;
    const { jobId, studyId } = data as Events['notice'];
    subjects.add(`job ${jobId} of study ${studyId}`);
  });
  const { jobId, studyId } = await startSearch(api, SEARCH);
  await jobEnded(jobId);
  const request = {
    studyId,
    kind: 'training',
    arms: [],
    pairs: 1,
    budget: { axis: 'trials', amount: 1 },
    workers: 1,
  } as const;
  const experiment = await api.startJob({ kind: 'experiment', request });
  await jobEnded(experiment.id);
  expect([...subjects]).toEqual([`job ${jobId} of study ${studyId}`, `job ${experiment.id} of study ${studyId}`]);
});

test('everyone is told of a job, also that it was deleted', async () => {
  const backend = createFakeBackend({ scene: 'empty' });
  onTestFinished(backend.close);
  const { api, subscribe, jobEnded } = backend;
  const told: (Job['state'] | null)[] = [];
  subscribe((name, data) => name === 'job' && told.push((data as Events['job']).job?.state ?? null));
  const file = path.join(temporaryFolder(), 'copy.db');
  const { id } = await api.startJob({ kind: 'backup', request: { file } });
  await jobEnded(id);
  await api.deleteJob(id);
  expect([told[0], told.at(-2), told.at(-1)]).toEqual(['running', 'finished', null]);
});
