import { expect, test } from 'vitest';
import { epochsPromised } from '../../../../electron/engine/budget.ts';
import { sessionTrials } from '../../../../electron/engine/session/session-trials.ts';
import type { Directed } from '../../../../shared/measure.ts';
import type { Trial, TrialState } from '../../../../shared/model.ts';
import { randomFor } from '../../../../shared/random.ts';

const ENDS: readonly TrialState[] = ['completed', 'stopped', 'failed', 'diverged'];

function queued(ordinal: number, parent: Trial | null): Trial {
  const epochsDone = parent?.epochsDone ?? 0;
  const [id, value] = [100 + ordinal, parent?.value ?? null];
  return {
    id,
    ordinal,
    parent: parent?.ordinal ?? null,
    epochs: epochsDone + 4,
    epochsDone,
    value,
    state: 'queued',
    sequence: null,
  } as Trial;
}

/** What the index must say, counted over all trials. */
function counted(trials: readonly Trial[], { goal }: Directed) {
  const sign = goal === 'maximise' ? -1 : 1;
  const finished = trials.filter(({ sequence }) => sequence !== null);
  const inherited = ({ parent }: Trial): number => (parent === null ? 0 : trials[parent - 1]!.epochsDone);
  return {
    counts: {
      finished: finished.length,
      failed: finished.filter(({ state }) => state === 'failed').length,
      epochs: trials.reduce((sum, trial) => sum + trial.epochsDone - inherited(trial), 0),
      promised: epochsPromised(trials),
    },
    best: trials
      .filter(({ state, value }) => value !== null && (state === 'completed' || state === 'stopped'))
      .toSorted((left, right) => sign * (left.value! - right.value!) || left.ordinal - right.ordinal)
      .slice(0, 10),
    running: trials.filter(({ state }) => state === 'running'),
    unfinished: trials.filter(({ sequence }) => sequence === null),
  };
}

test.each([{ goal: 'maximise' }, { goal: 'minimise' }] as const)(
  'says at every moment what a count over all trials says, to $goal',
  (objective) => {
    const random = randomFor('session trials', objective.goal);
    const index = sessionTrials([], objective);
    let sequence = 0;
    const step = (): Trial => {
      const open = index.unfinished();
      const finished = index.all.filter((trial) => trial.sequence !== null);
      if (open.length < 3 && random.next() < 0.5)
        return queued(
          index.all.length + 1,
          finished.length > 0 && random.next() < 0.3 ? finished[random.below(finished.length)]! : null,
        );
      if (open.length === 0) return queued(index.all.length + 1, null);
      const trial = open[random.below(open.length)]!;
      if (trial.state === 'queued') return { ...trial, state: 'running' };
      if (random.next() < 0.1) return { ...trial, state: 'queued' };
      // In steps of a tenth, so that some are equal.
      if (trial.epochsDone < trial.epochs) return { ...trial, epochsDone: trial.epochsDone + 1, value: random.below(10) / 10 };
      return { ...trial, state: ENDS[random.below(ENDS.length)]!, sequence: ++sequence };
    };
    for (let at = 0; at < 600; at++) {
      index.put(step());
      const { all, counts, best, running, unfinished } = index;
      expect({ counts: counts(), best: best(), running: running(), unfinished: unfinished() }).toEqual(counted(all, objective));
    }
    expect(sequence).toBeGreaterThan(50);
    const again = sessionTrials(index.all, objective);
    expect([again.counts(), again.best(), again.unfinished()]).toEqual([index.counts(), index.best(), index.unfinished()]);
  },
);

test('the list of trials is one and the same while it grows', () => {
  const index = sessionTrials([], { goal: 'maximise' });
  const { all } = index;
  for (const ordinal of [1, 2, 3]) index.put(queued(ordinal, null));
  expect(index.all).toBe(all);
  expect(all.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3]);
  expect(index.withId(102)).toBe(all[1]);
});

test('a trial that is not there is named', () => {
  const index = sessionTrials([queued(1, null)], { goal: 'maximise' });
  expect(() => index.withOrdinal(2)).toThrow('Trial 2 of the session was named');
});

test('puts a trial that has ended in its place with as few comparisons among many as among few', () => {
  let looks = 0;
  const objective: Directed = {
    get goal() {
      looks++;
      return 'maximise' as const;
    },
  };
  const random = randomFor('comparisons');
  const index = sessionTrials([], objective);
  const after: number[] = [0];
  for (let ordinal = 1; ordinal <= 3000; ordinal++) {
    const trial = queued(ordinal, null);
    index.put(trial);
    index.put({ ...trial, state: 'completed', value: random.next(), sequence: ordinal });
    after.push(looks);
  }
  const [few, many] = [100, 2900].map((trials) => after[trials + 100]! - after[trials]!);
  expect(few).toBeGreaterThan(0);
  expect(many).toBeLessThanOrEqual(1.2 * few!);
});
