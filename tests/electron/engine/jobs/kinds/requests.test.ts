/** What a job is asked for with is checked by its kind, before anything is written. */
import { expect, it, onTestFinished } from 'vitest';
import * as creators from '../../../../../electron/engine/jobs/kinds.ts';
import type { JobRequest } from '../../../../../shared/job.ts';
import { createFakeBackend } from '../../../../support/fake-backend.ts';
import { refusalOf } from '../../../../support/refusal.ts';

it.each([
  [{ kind: 'nap', request: {} }, 'kind', /^kind is "nap"; allowed is .*search.*\.$/],
  [
    { kind: 'search', request: { task: { kind: 'network', rows: 3 } } },
    'task.rows',
    'task.rows is 3; allowed is a whole number of at least 40.',
  ],
  [
    { kind: 'fetch', request: { dataset: 'mnist', folder: ' ' } },
    'folder',
    'folder is " "; allowed is a path that is not blank.',
  ],
  [{ kind: 'inspection', request: { trialId: 0 } }, 'trialId', 'trialId is 0; allowed is a whole number of at least 1.'],
  [{ kind: 'confirmation', request: { studyId: 1, seeds: 1 } }, 'seeds', 'seeds is 1; allowed is a whole number from 2 to 100.'],
  [{ kind: 'vault', request: { studyId: 1, again: 'yes' } }, 'again', 'again is "yes"; allowed is true or false.'],
  [{ kind: 'leaks', request: { leaks: ['drip'] } }, 'leaks[0]', /^leaks\[0\] is "drip"; allowed is .*winners-curse/],
  [{ kind: 'leaks', request: { dataset: 'mnist' } }, 'dataset', /^Unknown data set mnist/],
  [{ kind: 'speed', request: { task: 'program' } }, 'task', /^task is program, of which only/],
])('refuses %j with the field of what is requested', (request, field, sentence) => {
  const { api, close, store } = createFakeBackend({ scene: 'empty' });
  onTestFinished(close);
  const refusal = refusalOf(() => api.startJob(request as JobRequest));
  expect(refusal).toMatchObject({ code: 'usage', field });
  expect(refusal.message).toMatch(sentence);
  expect(store.storedJobs({})).toEqual([]);
});

it.each(['search', ...Object.keys(creators)])('a %s refuses what it does not know, and what is no request', (kind) => {
  const { api, close, store } = createFakeBackend({ scene: 'empty' });
  onTestFinished(close);
  for (const request of [{ nonsense: 1 }, null, 'nonsense']) {
    expect(refusalOf(() => api.startJob({ kind, request } as unknown as JobRequest)).code).toBe('usage');
  }
  expect(store.storedJobs({})).toEqual([]);
});
