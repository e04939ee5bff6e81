import { describe, expect, test } from 'vitest';
import { randomFor } from '../../../shared/random.ts';
import { drawRowBootstraps, type RowBootstraps } from '../../../shared/statistics/row-bootstraps.ts';
import {
  candidateOf,
  correctedGain,
  emptySelection,
  lowestFallen,
  withCandidate,
  withoutCandidate,
  type Candidate,
  type SelectionBootstrap,
} from '../../../shared/statistics/selection-bootstrap.ts';
import { CORRECTED, TRUST } from '../../support/trust-reference.ts';

const { right, drawn_rows, winners, out_of_bag, corrected, best_as_it_looks } = TRUST.bootstrap_bias_correction;
const rows = right[0]!.length;

/** The bootstraps of the reference. */
function given(drawn: readonly (readonly number[])[]): RowBootstraps {
  const times = new Uint8Array(rows * drawn.length);
  drawn.forEach((sample, at) => sample.forEach((row) => (times[row * drawn.length + at]! += 1)));
  return { rows, count: drawn.length, times };
}

function candidates(bootstraps: RowBootstraps): readonly Candidate[] {
  return right.map((hits, at) => {
    const losses = hits.map((hit) => 1 - hit);
    const gain = hits.reduce((sum, hit) => sum + hit, 0) / rows;
    return candidateOf({ number: at + 1, gain, error: Math.sqrt((gain * (1 - gain)) / rows), runs: 1 }, losses, bootstraps);
  });
}

function selectionOf(all: readonly Candidate[], seen?: number): SelectionBootstrap {
  return all.reduce((selection, each) => withCandidate(selection, each, seen), emptySelection(all[0]!.shifts.length));
}

describe('the bootstrapped selection', () => {
  test('chooses in every bootstrap as the reference does where it sees the whole of it', () => {
    const { winners: chosen, leader } = selectionOf(candidates(given(drawn_rows)), 1);
    expect([...chosen]).toEqual(winners.map((at) => at + 1));
    expect(leader!.gain).toBeCloseTo(best_as_it_looks, 12);
    const outOfBag = [...chosen].map((number, at) => {
      const left = right[number - 1]!.filter((_, row) => !drawn_rows[at]!.includes(row));
      return left.reduce((sum, hit) => sum + hit, 0) / left.length;
    });
    outOfBag.forEach((value, at) => expect(value).toBeCloseTo(out_of_bag[at]!, 12));
    expect(outOfBag.reduce((sum, value) => sum + value, 0) / outOfBag.length).toBeCloseTo(corrected, 12);
  });

  test.each(CORRECTED.cases)('gives the value of its rule where a choice sees $seen of a bootstrap', ({ seen, ...expected }) => {
    const selection = selectionOf(candidates(given(drawn_rows)), seen);
    expect(selection.leader!.number).toBe(CORRECTED.leader + 1);
    expect([...selection.winners]).toEqual(expected.winners.map((at) => at + 1));
    expect(correctedGain(selection, selection.leader!, seen)).toBeCloseTo(expected.corrected, 12);
  });

  test('sees three quarters of a bootstrap where nothing else is said', () => {
    const selection = selectionOf(candidates(given(drawn_rows)));
    const { corrected: value } = CORRECTED.cases.find(({ seen }) => seen === 0.75)!;
    expect(correctedGain(selection, selection.leader!)).toBeCloseTo(value, 12);
  });

  test('is the same in whatever order the candidates come, and however often', () => {
    const all = candidates(given(drawn_rows));
    const whole = selectionOf(all);
    expect(selectionOf(all.toReversed())).toEqual(whole);
    expect(selectionOf([...all, ...all])).toEqual(whole);
  });

  test('without a candidate is that of the others, once they are offered again', () => {
    const all = candidates(given(drawn_rows));
    const whole = selectionOf(all);
    const winner = whole.leader!.number;
    const others = all.filter(({ number }) => number !== winner);
    const so = others.reduce((selection, each) => withCandidate(selection, each), withoutCandidate(whole, winner));
    expect(so).toEqual(selectionOf(others));
    const held = whole.winners.indexOf(winner);
    expect(lowestFallen(whole, so, winner)).toBeLessThan(whole.scores[held]!);
    expect(lowestFallen(whole, withoutCandidate(whole, winner), winner)).toBe(-Infinity);
    expect(lowestFallen(whole, whole, winner)).toBeNull();
  });

  test('leaves a candidate that nobody competes with as it is, whatever was drawn', () => {
    const [only] = candidates(given(drawn_rows));
    const selection = selectionOf([only!]);
    expect(correctedGain(selection, selection.leader!)).toBeCloseTo(only!.gain, 12);
    const far = { ...only!, number: 2, gain: only!.gain - 0.9 };
    expect(correctedGain(selectionOf([only!, far]), selection.leader!)).toBeCloseTo(only!.gain, 12);
  });

  test('takes off what the best of equal candidates owes to chance', () => {
    const random = randomFor('equal candidates');
    const [size, count] = [1000, 400];
    const bootstraps = drawRowBootstraps([Uint32Array.from({ length: size }, (_, row) => row)], count, random);
    const errors = Array.from({ length: 20 }, () => {
      const all = Array.from({ length: 40 }, (_, at) => {
        const losses = Float64Array.from({ length: size }, () => Number(random.next() < 0.2));
        const gain = 1 - losses.reduce((sum, loss) => sum + loss, 0) / size;
        return candidateOf({ number: at + 1, gain, error: 0, runs: 1 }, losses, bootstraps);
      });
      const selection = selectionOf(all);
      return { bare: selection.leader!.gain - 0.8, corrected: correctedGain(selection, selection.leader!) - 0.8 };
    });
    const mean = (of: (error: (typeof errors)[number]) => number): number =>
      errors.reduce((sum, error) => sum + of(error), 0) / errors.length;
    expect(mean(({ bare }) => bare)).toBeGreaterThan(0.02);
    expect(Math.abs(mean(({ corrected }) => corrected))).toBeLessThan(0.01);
  });
});
