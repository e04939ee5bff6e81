import * as z from 'zod';
import { EXPERIMENT_AXES, type ExperimentRequest } from '../experiment.ts';
import type { PlannedComparison } from '../planned-comparison.ts';
import type { ReplayRequest } from '../replay.ts';
import { budget } from './budget.ts';
import { check, refuse } from './check.ts';
import { id, realNumber, seed, title, wholeNumber, width, workers } from './scalar.ts';
import { choice } from './search-request.ts';

/** @throws TrialdeckError usage */
export const parseExperimentId = (value: unknown): number => check(id, value, 'The number of the comparison');

const arm = z.strictObject({
  label: title.optional(),
  strategy: choice,
  stopRule: choice.optional(),
  budgetFactor: realNumber(0.01, 100).optional(),
});

const experiment = z.strictObject({
  studyId: id,
  kind: z.enum(['replay', 'training']),
  arms: z.array(arm, 'a list of strategies').max(20),
  pairs: wholeNumber(1, 10_000).optional(),
  seed: seed.optional(),
  budget: z
    .strictObject({ axis: z.enum(EXPERIMENT_AXES), amount: z.number('a number above 0').gt(0, 'a number above 0') })
    .optional(),
  workers: workers.optional(),
  width: width.optional(),
  margin: z.number('a number above 0').gt(0, 'a number above 0').optional(),
});

/** @throws TrialdeckError usage, with the field's path in the request, such as `arms[1].strategy.name` */
export function parseExperimentRequest(value: unknown): ExperimentRequest {
  const request = check(experiment, value, 'The comparison');
  const { axis, amount } = request.budget ?? { axis: 'epochs', amount: 1 };
  if (axis !== 'seconds' && !Number.isInteger(amount))
    refuse('budget.amount', `budget.amount is ${amount}; allowed is a whole number of ${axis}.`);
  return request;
}

const planned = z.strictObject({
  arms: wholeNumber(2, 22),
  pairs: wholeNumber(1, 10_000),
  margin: z.number('a number above 0').gt(0, 'a number above 0').nullable(),
  spread: z.number('a number of at least 0').min(0, 'a number of at least 0').nullable(),
});

/** @throws TrialdeckError usage */
export function parsePlannedComparison(value: unknown): PlannedComparison {
  return check(planned, value, 'The comparison');
}

const replay = z.strictObject({
  studyId: id,
  strategy: choice,
  stopRule: choice.optional(),
  seed: seed.optional(),
  budget: budget.optional(),
  workers: workers.optional(),
  width: width.nullable().optional(),
});

/** @throws TrialdeckError usage */
export function parseReplayRequest(value: unknown): ReplayRequest {
  return check(replay, value, 'The request');
}
