import { expect, test } from 'vitest';
import { confirmationPowerText, type ConfirmationPower } from '../../shared/confirmation-power.ts';
import { ACCURACY, LOSS } from '../support/measures.ts';

const POWER: ConfirmationPower = {
  configurations: 5,
  seeds: 17,
  smallest: 0.003,
  advised: { seeds: 17, smallest: 0.003 },
  spread: 0.0037,
  spreadIsKnown: true,
};

test('what so many seeds can show is a sentence, and where its noise comes from another', () => {
  expect(confirmationPowerText(POWER, ACCURACY)).toBe(
    '5 configurations × 17 seeds find a difference of 0.30 points four times in five. Runs of one configuration have a standard deviation of 0.37 points on select here. Advised are as many seeds as find a difference of one such deviation, at most 30.',
  );
  const fewer = { ...POWER, seeds: 2, smallest: 0.02, spreadIsKnown: false };
  expect(confirmationPowerText(fewer, LOSS)).toMatch(
    /^5 configurations × 2 seeds find a difference of 0\.0200 four times in five\. 17 seeds find 0\.0030\. Runs of one configuration are taken to have a standard deviation of 0\.0037, by how/,
  );
});
