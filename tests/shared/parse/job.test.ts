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

it.each([
  [
    { kind: 'nap', request: {} },
    'kind',
    'kind is "nap"; allowed is search, experiment, inspection, fetch, speed, backup or import.',
  ],
  [{ kind: 'search', request: { rows: 3 } }, 'rows', 'rows is 3; allowed is a whole number of at least 40.'],
  [
    { kind: 'fetch', request: { dataset: 'mnist', folder: ' ' } },
    'folder',
    'folder is " "; allowed is a path that is not blank.',
  ],
  [{ kind: 'inspection', request: { trialId: 0 } }, 'trialId', 'trialId is 0; allowed is a whole number of at least 1.'],
])('refuses %j with the field of what is requested', (request, field, sentence) => {
  expect(refusalOf(() => parseJobRequest(request))).toEqual(usage(field, sentence));
});

it('takes a filter, and refuses a state that there is not', () => {
  expect(parseJobFilter({ states: ['running'], studyId: 2 })).toEqual({ states: ['running'], studyId: 2 });
  expect(refusalOf(() => parseJobFilter({ states: ['asleep'] })).field).toBe('states[0]');
});
