import { expect, test } from 'vitest';
import type { Clock } from '../../../../../electron/engine/search/clock/clock.ts';
import { followRecord, inheritedEpochs, ownLength } from '../../../../../electron/engine/search/clock/follow-record.ts';
import type { Trial } from '../../../../../shared/model.ts';

type Recorded = Parameters<typeof ownLength>[0];

function trial(ordinal: number, rest: Partial<Recorded> = {}): Recorded {
  return { ordinal, state: 'completed', epochs: 4, epochsDone: 4, parent: null, askedAfter: 0, sequence: null, ...rest };
}

/** What a clock is told, in order. */
function toldOf(trials: readonly Recorded[]): readonly string[] {
  const told: string[] = [];
  const clock: Clock = {
    add: ({ ordinal, epochs }) => void told.push(`add ${ordinal} of ${epochs}`),
    end: (ordinal, epochs) => void told.push(`end ${ordinal} after ${epochs}`),
    isFree: () => true,
    next: () => null,
  };
  followRecord(clock, trials, ({ ordinal, epochs }) => ({ ordinal, epochs, epochCost: 1 }));
  return told;
}

test('trials are added after as many results as their question knew, and end in the order in which they were counted', () => {
  const trials = [
    trial(1, { sequence: 2 }),
    trial(2, { sequence: 1, state: 'failed', epochsDone: 1 }),
    trial(3, { askedAfter: 1, sequence: 3, state: 'stopped', epochsDone: 2 }),
    trial(4, { askedAfter: 2, state: 'running', epochsDone: 3 }),
  ];
  expect(toldOf(trials)).toEqual([
    'add 1 of 4',
    'add 2 of 4',
    'end 2 after 2',
    'add 3 of 4',
    'end 1 after 4',
    'add 4 of 4',
    'end 3 after 2',
  ]);
});

test('a session without a trial tells the clock nothing', () => {
  expect(toldOf([])).toEqual([]);
});

test('the length of a trial that goes on from another is that of its own epochs', () => {
  const parent = trial(1, { sequence: 1, epochsDone: 3, epochs: 3 });
  const child = trial(2, { parent: 1, epochs: 9, epochsDone: 9, sequence: 2 });
  expect(inheritedEpochs(child, [parent, child])).toBe(3);
  expect([ownLength(parent, [parent, child]), ownLength(child, [parent, child])]).toEqual([3, 6]);
  const diverged = { ...child, state: 'diverged', epochsDone: 5 } satisfies Pick<Trial, 'state'> & Recorded;
  expect(ownLength(diverged, [parent, diverged])).toBe(3);
});
