import { expect, test } from 'vitest';
import type { Progress } from '../../../../../electron/engine/search/clock/clock.ts';
import { followRecord } from '../../../../../electron/engine/search/clock/follow-record.ts';
import { lengthOf, virtualClock } from '../../../../../electron/engine/search/clock/virtual-clock.ts';

function clockOf(width: number) {
  const progress = new Map<number, Progress>();
  const clock = virtualClock(width, (ordinal) => progress.get(ordinal) ?? { counted: 0, trained: 0, ended: false });
  const add = (ordinal: number, epochCost: number, epochs: number): void => clock.add({ ordinal, epochCost, epochs });
  const tell = (ordinal: number, counted: number, trained: number, ended = false): void =>
    void progress.set(ordinal, { counted, trained, ended });
  return { ...clock, add, tell };
}

test('is free until as many trials have begun as it is wide, and again when one has ended', () => {
  const { add, end, isFree } = clockOf(2);
  expect(isFree()).toBe(true);
  add(1, 1, 3);
  add(2, 1, 3);
  expect(isFree()).toBe(false);
  end(1, 3);
  expect(isFree()).toBe(true);
});

test('the trial whose next epoch ends first is counted first, and waited for however far the others are', () => {
  const { add, tell, next } = clockOf(2);
  add(1, 5, 2);
  add(2, 2, 2);
  tell(1, 0, 2, true);
  expect(next()).toBeNull();
  tell(2, 0, 1);
  expect(next()).toEqual({ ordinal: 2, epoch: true, ends: false });
  tell(2, 1, 1);
  expect(next()).toBeNull();
  tell(2, 1, 2, true);
  expect(next()).toEqual({ ordinal: 2, epoch: true, ends: true });
});

test('of epochs that end at the same moment, that of the trial that was asked for first comes first', () => {
  const { add, tell, next } = clockOf(2);
  add(1, 3, 2);
  add(2, 3, 2);
  tell(2, 0, 1);
  expect(next()).toBeNull();
  tell(1, 0, 1);
  expect(next()).toEqual({ ordinal: 1, epoch: true, ends: false });
});

test('a trial that ends by itself before its last epoch ends with the one after those that it has', () => {
  const { add, tell, next, end } = clockOf(2);
  add(1, 2, 5);
  add(2, 5, 1);
  tell(1, 2, 2, true);
  tell(2, 0, 1, true);
  expect(next()).toEqual({ ordinal: 2, epoch: true, ends: true });
  end(2, 1);
  expect(next()).toEqual({ ordinal: 1, epoch: false, ends: true });
  expect([lengthOf('completed', 5, 5), lengthOf('completed', 2, 5), lengthOf('failed', 0, 5), lengthOf('stopped', 2, 5)]).toEqual(
    [5, 3, 1, 2],
  );
});

test('trials that wait begin when one has ended on the clock, in their order', () => {
  const { add, tell, next, end } = clockOf(1);
  add(1, 4, 1);
  add(2, 1, 1);
  add(3, 1, 1);
  tell(2, 0, 1, true);
  expect(next()).toBeNull();
  tell(1, 0, 1, true);
  end(1, 1);
  expect(next()).toEqual({ ordinal: 2, epoch: true, ends: true });
});

test('a new clock that follows the record is where the other one is', () => {
  const told = { 1: 2, 2: 1, 3: 3, 4: 0 };
  const progressOf = (ordinal: number): Progress => {
    const trained = told[ordinal as keyof typeof told];
    return { counted: trained, trained, ended: ordinal === 4 };
  };
  const onClock = ({ ordinal }: { readonly ordinal: number }) => ({ ordinal, epochCost: [3, 7, 2, 4][ordinal - 1]!, epochs: 9 });
  const [lived, anew] = [virtualClock(2, progressOf), virtualClock(2, progressOf)];
  const trial = (ordinal: number, epochsDone: number, sequence: number | null, askedAfter: number) => {
    const state = sequence === null ? ('running' as const) : ('stopped' as const);
    return { ordinal, epochs: 9, epochsDone, state, parent: null, sequence, askedAfter };
  };
  const record = [trial(1, 2, 1, 0), trial(2, 1, 2, 0), trial(3, 3, null, 1), trial(4, 0, null, 2)];
  lived.add(onClock(record[0]!));
  lived.add(onClock(record[1]!));
  lived.end(1, 2);
  lived.add(onClock(record[2]!));
  lived.end(2, 1);
  lived.add(onClock(record[3]!));
  followRecord(anew, record, onClock);
  // Trial 4 begins at 7 and ends with its first epoch at 11, trial 3 comes to its fourth epoch at 6 + 4 * 2 = 14.
  expect(lived.next()).toEqual({ ordinal: 4, epoch: false, ends: true });
  expect(anew.next()).toEqual(lived.next());
});
