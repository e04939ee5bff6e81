import { describe, expect, test } from 'vitest';
import { completeStopRuleChoice, STOP_RULES, stopRuleNamed } from '../../../../../electron/engine/search/stop-rules/catalogue.ts';
import type { Curve, StopRule } from '../../../../../electron/engine/search/stop-rules/stop-rule.ts';
import type { ParameterValue } from '../../../../../shared/model.ts';

const curve = (ordinal: number, values: Curve['values'], rest: Partial<Curve> = {}): Curve => ({
  ordinal,
  state: 'completed',
  parent: null,
  values,
  ...rest,
});
const running = (...values: (number | null)[]): Curve => curve(99, values, { state: 'running' });

function ruleOf(name: string, options: Record<string, ParameterValue> = {}): StopRule {
  const choice = completeStopRuleChoice({ name, options });
  return stopRuleNamed(choice.name).create(choice.options);
}

const upsideDown = (trial: Curve): Curve => ({ ...trial, values: trial.values.map((value) => value && -value) });

/** The rule's answer, after checking that a loss of the same shape gets the same one and nothing was written to. */
function answer(rule: StopRule, trial: Curve, others: readonly Curve[]): ReturnType<StopRule> {
  const [before, given] = [JSON.stringify([trial, others]), rule(trial, others, { goal: 'maximise' })];
  const mirrored = rule(upsideDown(trial), others.map(upsideDown), { goal: 'minimise' });
  expect(mirrored === null).toBe(given === null);
  expect(JSON.stringify([trial, others])).toBe(before);
  return given;
}

test('every rule explains itself, stays silent at the first epoch of the first trial, and has a name of its own', () => {
  for (const { name, title, how, paper } of STOP_RULES) {
    expect([title, how, paper]).not.toContain('');
    expect(answer(ruleOf(name), running(0.1), [])).toBeNull();
  }
  expect(new Set(STOP_RULES.map(({ name }) => name)).size).toBe(STOP_RULES.length);
  expect(() => stopRuleNamed('hope')).toThrow('Unknown stop rule hope; known are median, percentile, asha-stopping, patience.');
});

describe('median', () => {
  const five = [0.1, 0.2, 0.3, 0.4, 0.5].map((value, at) => curve(at + 1, [0.05, value, 0.9]));
  const rule = ruleOf('median');

  test('stops what is worse than the median after the same epoch', () => {
    expect(answer(rule, running(0.05, 0.29), five)).toEqual({
      text: 'Stopped after epoch 2: its best, 0.2900, is worse than the median of 5 trials there, 0.3000.',
      epoch: 2,
      best: 0.29,
      bar: 0.3,
    });
    expect(answer(rule, running(0.05, 0.3), five)).toBeNull();
  });

  test('a trial lives on what it had at its best', () => {
    expect(answer(rule, running(0.35, 0.1), five)).toBeNull();
  });

  test('waits for the startup trials and the warm-up epochs', () => {
    expect(answer(rule, running(0.05, 0), five.slice(1))).toBeNull();
    expect(answer(ruleOf('median', { startup_trials: 4 }), running(0.05, 0), five.slice(1))).not.toBeNull();
    expect(answer(ruleOf('median', { warmup_epochs: 2 }), running(0.05, 0), five)).toBeNull();
  });

  test('looks at completed trials that came so far, and counts a promoted trial once', () => {
    const notYet = [curve(6, [1, 1, 1], { state: 'running' }), curve(7, [1, 1, 1], { state: 'failed' }), curve(8, [0.05])];
    expect(answer(rule, running(0.05, 0.3), [...five, ...notYet])).toBeNull();
    const continued = [curve(9, [0.05, 0.5, 0.9, 0.95], { parent: 5 }), curve(10, [0.05, 0.4, 0.9, 0.9], { parent: 4 })];
    expect(answer(rule, running(0.05, 0.3), [...five, ...continued])).toBeNull();
    expect(answer(rule, running(0.05, 0.29), [...five, ...continued])).toMatchObject({ bar: 0.3 });
  });

  test('a trial does not compete with the one that it continues', () => {
    const others = [...five, curve(6, [0.05, 0.01])];
    const trial = curve(99, [0.05, 0.01, 0.9], { state: 'running', parent: 6 });
    expect(answer(ruleOf('median', { startup_trials: 6 }), trial, others)).toBeNull();
  });
});

test('percentile: keeps the best quarter by default, any share on demand', () => {
  const five = [0, 1, 2, 3, 4].map((value, at) => curve(at + 1, [9, value]));
  const others = five.map(({ ordinal, values }) => curve(ordinal, [0, values[1]!]));
  expect(answer(ruleOf('percentile'), running(0, 2.9), others)).toMatchObject({ bar: 3, best: 2.9 });
  expect(answer(ruleOf('percentile'), running(0, 3), others)).toBeNull();
  expect(answer(ruleOf('percentile', { keep_percent: 75 }), running(0, 1), others)).toBeNull();
  expect(answer(ruleOf('percentile', { keep_percent: 75 }), running(0, 0.9), others)).toMatchObject({ bar: 1 });
});

describe('asha-stopping', () => {
  const rule = ruleOf('asha-stopping');
  const six = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map((value, at) =>
    curve(at + 1, [value], { state: at % 2 === 0 ? 'stopped' : 'running' }),
  );

  test('one in eta goes on, itself counted', () => {
    expect(answer(rule, running(0.55), six)).toBeNull();
    expect(answer(rule, running(0.45), six)).toEqual({
      text: 'Stopped after epoch 1: number 3 of 7 trials that have come so far, and one in 3 goes on.',
      epoch: 1,
      best: 0.45,
      rank: 3,
      among: 7,
    });
  });

  test('while there are fewer than eta, the best goes on', () => {
    expect(answer(rule, running(0.3), six.slice(0, 1))).toBeNull();
    expect(answer(rule, running(0.05), six.slice(0, 1))).toMatchObject({ rank: 2, among: 2 });
  });

  test('judges at the rungs only, by what the others had when they were there', () => {
    const others = six.map(({ ordinal }) => curve(ordinal, [0.5, 0.5, 0.5, 0.9]));
    expect(answer(rule, running(0.1, 0.1), others)).toBeNull();
    expect(answer(rule, running(0.1, 0.1, 0.4), others)).toMatchObject({ epoch: 3, rank: 7 });
    expect(answer(rule, running(0.1, 0.1, 0.6), others)).toBeNull();
    const late = ruleOf('asha-stopping', { min_epochs: 2, eta: 2 });
    expect([1, 2, 3, 4, 5].map((epochs) => answer(late, running(...Array<number>(epochs).fill(0.1)), others) !== null)).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
  });
});

test('patience: stops after so many epochs without an improvement that counts', () => {
  const rule = ruleOf('patience', { epochs: 2 });
  expect(answer(rule, running(0.5, 0.6, 0.6), [])).toBeNull();
  expect(answer(rule, running(0.5, 0.6, 0.6, 0.59), [])).toEqual({
    text: 'Stopped after epoch 4: no better for 2 epochs than 0.6000 in epoch 2.',
    epoch: 4,
    best: 0.6,
    bestEpoch: 2,
  });
  expect(answer(rule, running(0.5, 0.51, 0.52), [])).toBeNull();
  expect(answer(ruleOf('patience', { epochs: 2, improvement: 0.05 }), running(0.5, 0.51, 0.52), [])).toMatchObject({
    bestEpoch: 1,
  });
});

test('epochs that were not told are passed over', () => {
  const five = [0.1, 0.2, 0.3, 0.4, 0.5].map((value, at) => curve(at + 1, [null, value]));
  expect(answer(ruleOf('median'), running(null, 0.29), five)).toMatchObject({ best: 0.29, bar: 0.3 });
  expect(answer(ruleOf('median', { warmup_epochs: 0 }), running(0.1), five)).toBeNull();
  expect(answer(ruleOf('percentile'), running(null, 0.29), [...five, curve(6, [0.9, null])])).toMatchObject({ bar: 0.4 });
  expect(answer(ruleOf('asha-stopping'), running(null, null, 0.1), [curve(1, [null, null, 0.2, 0.5])])).toMatchObject({
    rank: 2,
  });
  expect(answer(ruleOf('asha-stopping'), running(0.1), [curve(1, [null, 0.9])])).toBeNull();
  const patient = ruleOf('patience', { epochs: 3 });
  expect(answer(patient, running(null, null, null, null, 0.5, null, 0.4), [])).toBeNull();
  expect(answer(patient, running(null, null, null, null, 0.5, null, null, 0.4), [])).toMatchObject({ epoch: 8, bestEpoch: 5 });
});
