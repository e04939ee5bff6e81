import { expect, it } from 'vitest';
import { parseQueuedTrial, parseTrialId, parseTrialMarks } from '../../../shared/parse/trial.ts';
import { refusalOf, usage } from '../../support/refusal.ts';

it('takes what is legal', () => {
  const queued = { studyId: 1, params: { units: 64 }, epochs: 3, modelSeed: 0, continueTrialId: 9 };
  expect([parseTrialId(7), parseTrialMarks({ tags: [' a '], starred: false }), parseQueuedTrial(queued)]).toEqual([
    7,
    { tags: ['a'], starred: false },
    queued,
  ]);
});

it.each([
  [parseTrialId, 1.5, undefined, 'The number of the trial is 1.5; allowed is a whole number of at least 1.'],
  [parseTrialMarks, { tags: 'a' }, 'tags', 'tags is "a"; allowed is a list.'],
  [parseTrialMarks, { tags: ['a', ' '] }, 'tags[1]', 'tags[1] is " "; allowed is a text of 1 to 60 characters.'],
  [
    parseTrialMarks,
    { tags: Array.from({ length: 51 }, (_, index) => `${index}`) },
    'tags',
    'tags is ["0","1","2","3","4","5","6","7","8","9","10","11","12","...; allowed is a list of at most 50 entries.',
  ],
  [parseQueuedTrial, { studyId: 1 }, 'params', 'params is missing; allowed is an object.'],
  [
    parseQueuedTrial,
    { studyId: 1, params: { units: {} } },
    'params.units',
    'units is {}; allowed is a number, a text, true, false, null or a list of these.',
  ],
  [
    parseQueuedTrial,
    { studyId: 1, params: {}, modelSeed: -1 },
    'modelSeed',
    'modelSeed is -1; allowed is a whole number from 0 to 2147483647.',
  ],
])('%o refuses %j', (parse, value, field, sentence) => {
  expect(refusalOf(() => parse(value))).toEqual(usage(field, sentence));
});
