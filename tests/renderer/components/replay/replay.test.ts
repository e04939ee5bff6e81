import { flushPromises } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import { newReplay, replayable, replayOf } from '../../../../renderer/components/replay/replay-draft.ts';
import { chosenTrial, replayedBrackets, replayedTimeline } from '../../../../renderer/components/replay/replayed-plots.ts';
import ReplayDesk from '../../../../renderer/components/replay/ReplayDesk.vue';
import type { Replay, ReplayedTrial } from '../../../../shared/replay.ts';
import { randomInstead } from '../../../../renderer/stores/replay.ts';
import { choicesOf } from '../../../support/window-data.ts';
import { openWindow, refusal } from '../../support/window.ts';
import { ACCURACY } from '../../../support/measures.ts';

const trial = (ordinal: number, rest: Partial<ReplayedTrial> = {}): ReplayedTrial => ({
  ...{ ordinal, params: { units: 64 }, state: 'completed', epochs: 3, epochsDone: 3, parent: null, rung: 0, bracket: 0 },
  ...{ reason: { text: '' }, worker: 0, startMs: 0, endMs: 900, bestEpoch: 3, stopValue: 0.8, value: 0.81, confirmValue: 0.79 },
  ...{ curve: [0.6, null, 0.8], ...rest },
});
const replay: Replay = {
  ...{
    studyId: 1,
    strategy: { name: 'hyperband', options: {} },
    stopRule: null,
    seed: 1,
    budget: { epochs: 100 },
    workers: 2,
    width: 4,
  },
  ...{ ended: 'All brackets are done.', spent: { epochs: 42, seconds: 12, trials: 3 }, measure: 'confirm' },
  ...{ bestKnown: { value: 0.9, interval: { low: 0.89, high: 0.91 } }, regret: 0.05 },
  path: [
    { epochs: 3, seconds: 1, trials: 1, trial: 1, select: 0.81, confirm: 0.79 },
    { epochs: 12, seconds: 4, trials: 3, trial: 3, select: 0.86, confirm: 0.85 },
  ],
  trials: [
    trial(1),
    trial(2, { rung: null, bracket: null, worker: 1, startMs: 100, endMs: 700 }),
    trial(3, { rung: 1, parent: 1, epochs: 9 }),
  ],
};
const entry = { name: 'hyperband', title: 'Hyperband', how: '', paper: '', options: [] };

describe('a replay', () => {
  test('offers no strategy that a person steers', () => {
    const steered = { ...entry, name: 'zoom', byHand: 'person' } as const;
    const standIn = { ...entry, name: 'narrowing', byHand: 'stand-in' } as const;
    expect(replayable([entry, steered, standIn])).toEqual([entry, standIn]);
  });

  test('leaves to the backend what is left empty', () => {
    expect(replayOf(newReplay(4, [entry]))).toEqual({
      ...{
        studyId: 4,
        strategy: { name: 'hyperband', options: {} },
        stopRule: undefined,
        budget: undefined,
        workers: 1,
        seed: 1,
      },
    });
  });

  test('is held against random search with the epochs that it spent', () => {
    const request = replayOf({ ...newReplay(4, [entry]), epochs: 100 });
    expect(randomInstead(request, replay)).toMatchObject({ strategy: { name: 'random' }, budget: { epochs: 42 }, seed: 1 });
  });

  test('has rungs for the trials that stand in one', () => {
    const { rungs, trials } = replayedBrackets(replay);
    expect(rungs.map(({ rung, epochs, promoted }) => [rung, epochs, promoted])).toEqual([
      [0, 3, 1],
      [1, 9, 0],
    ]);
    expect(trials.map(({ id }) => id)).toEqual([1, 3]);
  });

  test('has its workers on a timeline, counted from 1', () => {
    expect(replayedTimeline(replay).spans[1]).toEqual({
      id: 2,
      number: 2,
      worker: 2,
      startMs: 100,
      endMs: 700,
      state: 'completed',
    });
  });

  test('chooses its last incumbent', () => {
    expect(chosenTrial(replay)!.ordinal).toBe(3);
    expect(chosenTrial({ ...replay, path: [] })).toBeNull();
  });
});

describe('the desk', () => {
  const choices = choicesOf({ strategies: [entry] });
  const recording = {
    studyId: 4,
    name: 'Recorded',
    configurations: 9,
    epochs: 9,
    totalEpochs: 81,
    totalSeconds: 60,
    modelSeeds: { fewest: 1, most: 1 },
    confirm: true,
  };
  const props = { modelValue: newReplay(4, [entry]), recordings: [recording], choices, objective: ACCURACY };

  test('replays at once and tells choice, regret and cost', async () => {
    const window = openWindow({ replay: () => replay, choices: () => choices });
    const shown = window.show(ReplayDesk, props);
    await flushPromises();
    expect(window.asked('replay')).toHaveLength(2);
    const text = shown.text().replaceAll(/\s+/g, ' ');
    expect(text).toContain('Regret0.0500 best known 0.9000');
    expect(text).toContain('Trial 3 · select 0.8100');
    expect(text).toContain('3 trials · 12 s on 2 workers, width 4');
  });

  test('says what was refused', async () => {
    const window = openWindow({
      choices: () => choices,
      replay: () => {
        throw refusal('budget.epochs is 0; allowed is a whole number of at least 1.', 'usage', 'budget.epochs');
      },
    });
    const shown = window.show(ReplayDesk, props);
    await flushPromises();
    expect(shown.findAll('[role=alert]').map((alert) => alert.text())).toContain(
      'budget.epochs is 0; allowed is a whole number of at least 1.',
    );
  });
});
