import { expect, it } from 'vitest';
import { parseJobFilter, parseJobRequest } from '../../../shared/parse/job.ts';
import { refusalOf, usage } from '../../support/refusal.ts';

it.each([
  { kind: 'search', request: { preset: 'quick' } },
  { kind: 'inspection', request: { trialId: 3 } },
  { kind: 'fetch', request: { dataset: 'mnist', folder: '/data/mnist' } },
  { kind: 'speed', request: {} },
  { kind: 'backup', request: {} },
  { kind: 'import', request: { studyId: 1, file: '/data/search.json' } },
])('takes what is legal: %j', (request) => {
  expect(parseJobRequest(request)).toEqual(request);
});

it('refuses what names no kind', () => {
  expect(refusalOf(() => parseJobRequest({ request: {} }))).toEqual(
    usage('kind', 'kind is missing; allowed is the name of a kind of job.'),
  );
});

it('takes a filter, and refuses a state that there is not', () => {
  expect(parseJobFilter({ states: ['running'], studyId: 2 })).toEqual({ states: ['running'], studyId: 2 });
  expect(refusalOf(() => parseJobFilter({ states: ['asleep'] })).field).toBe('states[0]');
});
