import { expect, test } from 'vitest';
import { simulate, type Simulation } from '../../../../electron/engine/search/simulate.ts';
import type { Decision } from '../../../../electron/engine/search/strategy.ts';

const run = (name: string, epochs: number, parent: number | null = null): Decision => ({
  kind: 'run',
  params: { name },
  epochs,
  parent,
  rung: null,
  bracket: null,
  reason: { text: '' },
});
const DONE: Decision = { kind: 'done', why: 'All asked.' };

/** Asks for these trials in turn, and waits for a parent that has not ended. */
function session(asked: readonly Decision[], train: Simulation['train'], workers: number, stops?: Simulation['stops']) {
  return simulate({
    next: (history) => {
      const decision = asked[history.length] ?? DONE;
      const parent = decision.kind === 'run' && decision.parent !== null ? history[decision.parent - 1]! : null;
      return parent && parent.sequence === null ? { kind: 'wait' } : decision;
    },
    train,
    goal: 'maximise',
    workers,
    ...(stops && { stops }),
  });
}

/** Epoch e of trial "abc" takes 3 ms and is worth e. */
const byName: Simulation['train'] = ({ name }, epoch) => ({ stop: epoch, select: -epoch, durationMs: String(name).length });

test('workers take the next trial as soon as they are free, and results are numbered as they come', () => {
  const trials = session([run('aaa', 2), run('b', 1), run('cc', 2), run('d', 1)], byName, 2);
  expect(
    trials.map(({ worker, startMs, endMs, sequence, askedAfter }) => [worker, startMs, endMs, sequence, askedAfter]),
  ).toEqual([
    [0, 0, 6, 3, 0],
    [1, 0, 1, 1, 0],
    [1, 1, 5, 2, 1],
    [1, 5, 6, 4, 2],
  ]);
});

test('a promoted trial trains only what its parent has not, and takes over its curve', () => {
  const trials = session([run('aa', 2), run('aa', 5, 1)], byName, 2);
  expect(trials[1]).toMatchObject({ startMs: 4, endMs: 10, epochsDone: 5, stopValue: 5, value: -5 });
  expect(trials[1]!.curve.map(({ stop }) => stop)).toEqual([1, 2, 3, 4, 5]);
});

test('a promoted trial is trained as the one in which its training began', () => {
  const roots: (readonly [name: unknown, root: number])[] = [];
  const train: Simulation['train'] = (params, epoch, last, root) => {
    roots.push([params['name'], root]);
    return byName(params, epoch, last, root);
  };
  session([run('aaa', 1), run('b', 1), run('b', 2, 2), run('b', 3, 3)], train, 1);
  expect(roots).toEqual([
    ['aaa', 1],
    ['b', 2],
    ['b', 2],
    ['b', 2],
  ]);
});

test('the value is that of the best epoch by the stop metric, the first of equals', () => {
  const stop = [0.2, 0.6, 0.6, 0.1];
  const trials = session([run('a', 4)], (_, epoch) => ({ stop: stop[epoch - 1]!, select: epoch, durationMs: 1 }), 1);
  expect(trials).toMatchObject([{ stopValue: 0.6, value: 2, epochsDone: 4, state: 'completed' }]);
});

test('failure, divergence, patience and a stop rule end a trial each in its own way', () => {
  const train: Simulation['train'] = ({ name }, epoch) => {
    if (epoch < 3) return { stop: epoch, select: epoch, durationMs: 1 };
    if (name === 'fails') return 'failed';
    if (name === 'patient') return 'ended';
    return { stop: name === 'diverges' ? Infinity : 3, select: 3, durationMs: 1 };
  };
  const names = ['fails', 'diverges', 'patient', 'stopped', 'fine'];
  const stops: Simulation['stops'] = ({ params, epochsDone }) => params['name'] === 'stopped' && epochsDone === 1;
  const trials = session(
    names.map((name) => run(name, 4)),
    train,
    1,
    stops,
  );
  expect(trials.map(({ state, epochsDone, value }) => [state, epochsDone, value])).toEqual([
    ['failed', 2, 2],
    ['diverged', 2, 2],
    ['completed', 2, 2],
    ['stopped', 1, 1],
    ['completed', 4, 3],
  ]);
});

test('one answer may stand for all epochs of a trial, and one that goes on has only the rest before it', () => {
  const whole: Simulation['train'] = (_params, epoch, last) => {
    const epochs = last - epoch + 1;
    return { stop: 1, select: 1, durationMs: epochs, epochs };
  };
  const trials = session([run('a', 3), run('a', 9, 1)], whole, 1);
  expect(trials.map(({ epochsDone, endMs, state }) => [epochsDone, endMs, state])).toEqual([
    [3, 3, 'completed'],
    [9, 9, 'completed'],
  ]);
});

test('a strategy that waits for nothing is reported', () => {
  const next = (): Decision => ({ kind: 'wait' });
  expect(() => simulate({ next, train: byName, goal: 'maximise', workers: 2 })).toThrow(
    'The strategy waits after 0 trials although nothing is running.',
  );
});
