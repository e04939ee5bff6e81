import { expect, test } from 'vitest';
import { completeOptions } from '../../../../electron/engine/search/complete-options.ts';
import { completeChoice } from '../../../../electron/engine/search/catalogue.ts';
import { completeStopRuleChoice } from '../../../../electron/engine/search/stop-rules/catalogue.ts';
import { refusalOf, usage } from '../../../support/refusal.ts';
import type { StrategyOption } from '../../../../shared/catalogue.ts';

const options: readonly StrategyOption[] = [
  { name: 'eta', title: 'Eta', type: 'int', default: 3, low: 2, high: 10, what: '' },
  { name: 'share', title: 'Share', type: 'float', default: 0.5, what: '' },
  { name: 'mode', title: 'Mode', type: 'choice', default: 'paper', values: ['paper', 'other'], what: '' },
  { name: 'greedy', title: 'Greedy', type: 'boolean', default: false, what: '' },
  { name: 'ranges', title: 'Ranges', type: 'ranges', default: '', what: '' },
];

test('what is given stays, the rest is the default', () => {
  expect(completeOptions('it', options, { eta: 4, ranges: 'a=1..2' })).toEqual({
    eta: 4,
    share: 0.5,
    mode: 'paper',
    greedy: false,
    ranges: 'a=1..2',
  });
});

test.each([
  [{ eta: 2.5 }, 'eta of it is 2.5; allowed is a whole number from 2 to 10.'],
  [{ eta: 11 }, 'eta of it is 11; allowed is a whole number from 2 to 10.'],
  [{ share: '0.5' }, 'share of it is "0.5"; allowed is a number from -Infinity to Infinity.'],
  [{ mode: 'best' }, 'mode of it is "best"; allowed is paper, other.'],
  [{ greedy: 1 }, 'greedy of it is 1; allowed is true or false.'],
  [{ ranges: 7 }, 'ranges of it is 7; allowed is text.'],
  [{ speed: 1 }, 'it has no option speed; it has eta, share, mode, greedy, ranges.'],
])('%j is refused, naming option, value and rule', (given, sentence) => {
  expect(() => completeOptions('it', options, given)).toThrow(sentence);
});

test('without options there is nothing to name', () => {
  expect(() => completeOptions('random', [], { speed: 1 })).toThrow('random has no option speed; it has none.');
});

test('an option has its place in the request', () => {
  const asha = refusalOf(() => completeChoice({ name: 'asha', options: { eta: 1 } }));
  expect(asha).toEqual(usage('strategy.options.eta', 'eta of asha is 1; allowed is a whole number from 2 to 10.'));
  const patience = refusalOf(() => completeStopRuleChoice({ name: 'patience', options: { improvement: 2 } }));
  expect(patience).toEqual(
    usage('stopRule.options.improvement', 'improvement of patience is 2; allowed is a number from 0 to 1.'),
  );
});
