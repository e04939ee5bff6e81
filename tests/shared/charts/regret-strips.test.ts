import { describe, expect, test } from 'vitest';
import { lightLook } from '../../../shared/charts/look.ts';
import { regretStrips } from '../../../shared/charts/regret-strips.ts';
import type { ArmEvidence } from '../../../shared/evidence.ts';
import { ACCURACY } from '../../support/measures.ts';

const unknown = { value: null, low: null, high: null };
const evidence = (arm: number, regrets: readonly (number | null)[]): ArmEvidence => ({
  ...{
    arm,
    runs: regrets.length,
    final: unknown,
    finalSelect: unknown,
    regret: unknown,
    spent: null,
    startup: null,
    overtuning: [],
    speedUp: null,
  },
  finals: regrets.map((regret, at) => ({ repetition: at + 1, value: regret === null ? null : 0.9 - regret, regret })),
  toTarget: { reached: 0, epochs: unknown, seconds: unknown, trials: unknown },
});
const arms = [
  { label: 'Random search', strategy: 0, budgetFactor: 1 },
  { label: 'Hyperband', strategy: 7, budgetFactor: 1 },
];
const drawn = (...regrets: (number | null)[][]) =>
  regretStrips(
    { arms, evidence: regrets.map((values, arm) => evidence(arm, values)), measure: 'confirm', objective: ACCURACY },
    lightLook,
  );

describe('regretStrips', () => {
  test('draws every run in the lane of its arm', () => {
    const named = drawn([0.02, 0.01], [0, null]).series.filter(({ decoration }) => !decoration);
    expect(named.map(({ label, data }) => [label, data.map(({ x }) => x)])).toEqual([
      ['Random search', [0.02, 0.01]],
      ['Hyperband', [0]],
    ]);
    named.forEach(({ data }, lane) => {
      for (const { y } of data) expect(Math.abs(y - lane)).toBeLessThan(0.5);
    });
  });

  test('draws quartiles and median of four runs and more', () => {
    const { series } = drawn([0, 0.01, 0.02, 0.03, 0.04], [0.01]);
    const [box] = series.filter(({ label }) => label === 'quartiles');
    expect(box!.data[0]!.box).toMatchObject({ x0: 0.01, x1: 0.03 });
    const medians = series.filter(({ label }) => label === 'median').map(({ data }) => data[0]!.x);
    expect(medians).toEqual([0.02, 0.01]);
  });

  test('leaves a run far beyond the others out, and says so', () => {
    const figure = drawn([0.01, 0.011, 0.012, 0.013, 0.9], [0.01, 0.011]);
    expect(figure.axes.x.high).toBeLessThan(0.1);
    expect(figure.subtitle).toContain('7 runs');
    expect(figure.subtitle).toContain('1 beyond the axis');
  });

  test('shows the whole of a run without regret', () => {
    expect(drawn([0, 0.01], [0]).axes.x.low).toBeLessThan(0);
  });
});
