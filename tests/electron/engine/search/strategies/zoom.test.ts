import { expect, test } from 'vitest';
import type { SearchProblem } from '../../../../../electron/engine/search/strategy.ts';
import { isInside } from '../../../../../shared/space/conditions.ts';
import { zoom } from '../../../../../electron/engine/search/strategies/zoom.ts';
import type { Space } from '../../../../../shared/model.ts';
import { wholeSession } from '../../../../support/whole-session.ts';

const space: Space = {
  learning_rate: { type: 'float', low: 1e-4, high: 0.1, scale: 'log' },
  units: { type: 'int', low: 32, high: 512, step: 32 },
  hidden_layers: { type: 'int', low: 1, high: 4 },
  activation: { type: 'categorical', values: ['relu', 'tanh', 'elu'] },
  batch_normalization: { type: 'categorical', values: [true, false] },
};
const problem: SearchProblem = { space, goal: 'maximise', maxEpochs: 1, maxTrials: 60 };

test('stays inside the ranges and inside the space', () => {
  const ranges = 'learning_rate=1e-3..5e-3 units=100..250 hidden_layers=2 activation=relu|elu batch_normalization=true';
  const trials = wholeSession('zoom', { ranges }, problem);
  expect(trials).toHaveLength(60);
  for (const { params, reason } of trials) {
    expect(isInside(space, params)).toBe(true);
    expect(params).toMatchObject({ hidden_layers: 2, batch_normalization: true });
    expect(reason.text).toContain(ranges);
  }
  const values = (name: string) => new Set(trials.map(({ params }) => params[name]));
  expect([...values('units')].toSorted()).toEqual([128, 160, 192, 224]);
  expect([...values('activation')].toSorted()).toEqual(['elu', 'relu']);
  const rates = [...values('learning_rate')].map(Number);
  expect(Math.min(...rates)).toBeGreaterThanOrEqual(1e-3);
  expect(Math.max(...rates)).toBeLessThanOrEqual(5e-3);
});

test.each([
  ['', 'Zoom searches a part of the space: at least one parameter needs a narrower range.'],
  ['learning_rate', 'The range learning_rate is not of the form name=low..high or name=one|another.'],
  ['speed=1..2', `The space has no speed to be narrowed; it has ${Object.keys(space).join(', ')}.`],
  ['learning_rate=0.01..1', 'The narrowed range of learning_rate is not inside that of the space; allowed is 0.0001 to 0.1.'],
  ['learning_rate=0.01..fast', 'The narrowed range of learning_rate is not inside that of the space; allowed is 0.0001 to 0.1.'],
  ['units=40..60', 'The narrowed range of units is not inside that of the space; allowed is 32 to 512.'],
  [
    'activation=relu|gelu',
    'The narrowed range of activation is not inside that of the space; allowed is some of relu, tanh, elu.',
  ],
  ['learning_rate=..0.01', 'The narrowed range of learning_rate is not inside that of the space; allowed is 0.0001 to 0.1.'],
  [
    'learning_rate=0.001..0.01..0.1',
    'The narrowed range of learning_rate is not inside that of the space; allowed is 0.0001 to 0.1.',
  ],
  ['learning_rate=0.01 learning_rate=0.02', 'learning_rate is narrowed twice; allowed is once.'],
  ['learning_rate=..', 'The narrowed range of learning_rate is not inside that of the space; allowed is 0.0001 to 0.1.'],
  ['activation=', 'The narrowed range of activation is not inside that of the space; allowed is some of relu, tanh, elu.'],
])('refuses “%s” in a sentence', (ranges, sentence) => {
  expect(zoom.refusal!(problem, { ranges })).toBe(sentence);
});
