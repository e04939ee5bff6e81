import { expect, it } from 'vitest';
import { parsePlotRequest } from '../../../shared/parse/plot-request.ts';
import { refusalOf, usage } from '../../support/refusal.ts';

it.each([
  { kind: 'history' },
  { kind: 'curves', metric: { partition: 'stop', measure: 'loss' }, top: 20, trialIds: [1, 2] },
  { kind: 'parallel', parameters: ['units', 'activation'] },
  { kind: 'slice', parameter: 'units' },
  { kind: 'scatter', x: 'params.units', y: 'value' },
  { kind: 'contour', x: 'units', y: 'learning_rate' },
  { kind: 'distribution' },
  { kind: 'timeline' },
  { kind: 'brackets', sessionId: 3 },
])('takes %j', (request) => {
  const complete = { studyId: 1, filter: { starred: true }, ...request };
  expect(parsePlotRequest(complete)).toEqual(complete);
});

it.each([
  [[], undefined, 'The plot is []; allowed is an object.'],
  [
    { kind: 'pie' },
    'kind',
    'kind is "pie"; allowed is history, curves, parallel, slice, scatter, contour, distribution, timeline or brackets.',
  ],
  [{ kind: 'history' }, 'studyId', 'studyId is missing; allowed is a whole number of at least 1.'],
  [{ studyId: 1, kind: 'history', x: 'value' }, 'x', 'The plot has an unknown field x. Known are studyId, filter, kind.'],
  [
    { studyId: 1, kind: 'curves', metric: { partition: 'stop', measure: 'loss' } },
    'top',
    'top is missing; allowed is a whole number from 0 to 1000.',
  ],
  [
    { studyId: 1, kind: 'curves', metric: { partition: 'vault', measure: 'loss' }, top: 5 },
    'metric.partition',
    'metric.partition is "vault"; allowed is train, stop, select or confirm.',
  ],
  [{ studyId: 1, kind: 'slice', parameter: 3 }, 'parameter', 'parameter is 3; allowed is a name.'],
])('refuses %j', (value, field, sentence) => {
  expect(refusalOf(() => parsePlotRequest(value))).toEqual(usage(field, sentence));
});
