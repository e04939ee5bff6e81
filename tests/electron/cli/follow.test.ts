import { expect, test } from 'vitest';
import { follow, trialLine } from '../../../electron/cli/follow.ts';
import type { Host } from '../../../electron/cli/host.ts';
import type { Terminal } from '../../../electron/cli/terminal.ts';
import type { TrialState } from '../../../shared/model.ts';
import { jobOf } from '../../support/job-data.ts';
import { rowOf, sessionOf } from '../../support/window-data.ts';

test.each<[TrialState, string]>([
  ['completed', 'trial   7  0.7300  1 epoch in 0 s  '],
  ['stopped', 'trial   7  0.7300  stopped after 1 epoch in 0 s  '],
  ['failed', 'trial   7  failed  after 1 epoch in 0 s  '],
])('a trial that is %s', (state, line) => {
  expect(trialLine(rowOf({ state, number: 7, value: 0.73, epochsDone: 1, durationMs: 0, params: {} }))).toBe(line);
});

test('a search that is paused and resumed elsewhere is followed on, to its end', async () => {
  const ends = [sessionOf({ state: 'running' }), sessionOf({ state: 'waiting' }), sessionOf({ state: 'finished' })];
  const host = { onEvent: () => () => {}, onClose: () => {}, ended: () => Promise.resolve(ends.shift()) } as unknown as Host;
  const said: string[] = [];
  const terminal = { say: (line: string) => void said.push(line), replaceLine: () => {} } as unknown as Terminal;
  expect(await follow(host, jobOf(), terminal)).toMatchObject({ state: 'finished' });
  expect(said).toEqual(Array(2).fill('Job 14 was paused and goes on.'));
});
