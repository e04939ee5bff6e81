import { expect, test } from 'vitest';
import { labelled } from '../../../renderer/format/refusal.ts';
import { TrialdeckError } from '../../../shared/errors.ts';

test.each([
  ['rows is 20; allowed is 40.', 'rows', 'Rows', 'Rows is 20; allowed is 40.'],
  ['budget.trials is missing; allowed is 1.', 'budget.trials', 'Ends after', 'Ends after is empty; allowed is 1.'],
  ['name is ""; allowed is a text.', 'name', 'Name', 'Name is empty; allowed is a text.'],
  ['units.low is missing; allowed is 8.', 'space.units.low', 'Lowest units', 'Lowest units is empty; allowed is 8.'],
  ['eta of hyperband is 1; allowed is 2.', 'strategy.options.eta', 'Reduction factor', 'Reduction factor is 1; allowed is 2.'],
  ['A grid needs a list of values.', 'strategy', 'Strategy', 'A grid needs a list of values.'],
  ['rows is 20; allowed is 40.', 'rows', undefined, 'rows is 20; allowed is 40.'],
])('%s (%s) at the field %s', (message, field, label, sentence) => {
  const refusal = labelled(new TrialdeckError('usage', message, field), label);
  expect({ ...refusal, message: refusal.message }).toMatchObject({ code: 'usage', field, message: sentence });
});
