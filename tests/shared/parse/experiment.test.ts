import { expect, it } from 'vitest';
import {
  parseExperimentId,
  parseExperimentRequest,
  parsePlannedComparison,
  parseReplayRequest,
} from '../../../shared/parse/experiment.ts';
import { refusalOf, usage } from '../../support/refusal.ts';

const random = { name: 'random', options: {} };
const experiment = { studyId: 1, kind: 'replay', arms: [{ strategy: random }] };

it('takes what is legal', () => {
  const arm = { label: 'Half', strategy: random, stopRule: { name: 'median', options: { warmup_epochs: 2 } }, budgetFactor: 0.5 };
  const full = {
    ...experiment,
    arms: [arm],
    pairs: 30,
    seed: 0,
    budget: { axis: 'seconds', amount: 0.5 },
    workers: 2,
    margin: 0.004,
  };
  const replay = { studyId: 1, strategy: random, stopRule: random, seed: 3, budget: { epochs: 100 }, workers: 4 };
  expect([parseExperimentId(7), parseExperimentRequest(full), parseReplayRequest(replay)]).toEqual([7, full, replay]);
});

it.each([
  [parseExperimentId, 0, undefined, 'The number of the comparison is 0; allowed is a whole number of at least 1.'],
  [parseExperimentRequest, { ...experiment, kind: 'real' }, 'kind', 'kind is "real"; allowed is replay or training.'],
  [parseExperimentRequest, { ...experiment, margin: 0 }, 'margin', 'margin is 0; allowed is a number above 0.'],
  [
    parsePlannedComparison,
    { arms: 1, pairs: 30, margin: null, spread: null },
    'arms',
    'arms is 1; allowed is a whole number from 2 to 22.',
  ],
  [parseExperimentRequest, { ...experiment, arms: 'random' }, 'arms', 'arms is "random"; allowed is a list of strategies.'],
  [
    parseExperimentRequest,
    { ...experiment, arms: [{ strategy: { options: {} } }] },
    'arms[0].strategy.name',
    'arms[0].strategy.name is missing; allowed is a text.',
  ],
  [
    parseExperimentRequest,
    { ...experiment, arms: [{ strategy: random, budgetFactor: 0 }] },
    'arms[0].budgetFactor',
    'arms[0].budgetFactor is 0; allowed is a number from 0.01 to 100.',
  ],
  [
    parseExperimentRequest,
    { ...experiment, pairs: 10_001 },
    'pairs',
    'pairs is 10001; allowed is a whole number from 1 to 10000.',
  ],
  [
    parseExperimentRequest,
    { ...experiment, budget: { axis: 'hours', amount: 1 } },
    'budget.axis',
    'budget.axis is "hours"; allowed is epochs, seconds or trials.',
  ],
  [
    parseExperimentRequest,
    { ...experiment, budget: { axis: 'epochs', amount: 1.5 } },
    'budget.amount',
    'budget.amount is 1.5; allowed is a whole number of epochs.',
  ],
  [
    parseExperimentRequest,
    { ...experiment, budget: { axis: 'seconds', amount: 0 } },
    'budget.amount',
    'budget.amount is 0; allowed is a number above 0.',
  ],
  [parseReplayRequest, { studyId: 1 }, 'strategy', 'strategy is missing; allowed is an object.'],
])('%o refuses %j', (parse, value, field, sentence) => {
  expect(refusalOf(() => parse(value))).toEqual(usage(field, sentence));
});
