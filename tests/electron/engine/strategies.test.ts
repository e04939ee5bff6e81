/** Every strategy once with real training: small networks in worker processes, to the end of the session. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHost, type Host } from '../../../electron/cli/host.ts';
import { foldersOf } from '../../../electron/engine/folders.ts';
import { CATALOGUE } from '../../../electron/engine/search/catalogue.ts';
import type { ParameterValue, Params, Space } from '../../../shared/model.ts';
import { startSearch } from '../../support/started.ts';

const EPOCHS = 4;
/** As many as one bracket of halving has here: 4 + 2 + 1. */
const TRIALS = 7;
const PROMOTING = ['successive-halving', 'hyperband', 'asha', 'bohb'];
const SPACE: Space = {
  units: { type: 'int', low: 8, high: 32, scale: 'log', step: 2 },
  learning_rate: { type: 'float', low: 0.001, high: 0.016, scale: 'log', step: 2 },
  optimizer: { type: 'categorical', values: ['adam', 'momentum'] },
  batch_size: { type: 'fixed', value: 64 },
};
const QUEUE: readonly Params[] = [8, 16, 32].map((units) => ({
  units,
  learning_rate: 0.002,
  optimizer: 'adam',
  batch_size: 64,
}));
/** What a strategy needs to be of use on so few trials and epochs. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>> = {
  zoom: { ranges: 'units=16..32' },
  'successive-halving': { eta: 2 },
  hyperband: { eta: 2 },
  asha: { eta: 2 },
  bohb: { eta: 2, random_share: 0, iterations: 4 },
  tpe: { startup: 3 },
  bayesian: { startup: 3 },
  'keras-tuner-bayesian': { initial: 3 },
  narrowing: { results: 3 },
};
/** What strategies say of a proposal that they have learned from results, and how many trials it takes until they do. */
const LEARNED: Readonly<Record<string, { readonly reason: RegExp; readonly trials?: number }>> = {
  bohb: { reason: /most typical of the best/, trials: 24 },
  tpe: { reason: /^Resembles the best/ },
  'cma-es': { reason: /generation [2-9]/i, trials: 16 },
  bayesian: { reason: /expected improvement/i },
  'keras-tuner-bayesian': { reason: /expects|confidence/i },
  narrowing: { reason: /results span/ },
};

const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-strategies-'));
let host: Host;
beforeAll(async () => {
  host = await openHost(foldersOf({ TRIALDECK_HOME: path.join(folder, 'home'), TRIALDECK_CACHE: path.join(folder, 'cache') }));
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

test.each(CATALOGUE.map(({ name }) => name))('%s searches and trains to the end of its budget', async (name) => {
  const { studyId, sessionId } = await startSearch(host.api, {
    name,
    task: { kind: 'network', dataset: 'generated', rows: 400 },
    space: SPACE,
    strategy: { name, options: OPTIONS[name] ?? {} },
    budget: { trials: LEARNED[name]?.trials ?? TRIALS },
    epochs: EPOCHS,
    workers: 2,
    width: 2,
    seed: 1,
    queue: name === 'manual' ? QUEUE : [],
  });
  expect(await host.ended(sessionId)).toMatchObject({ state: 'finished', failure: null });
  const { rows } = await host.api.trials({
    studyId,
    filter: {},
    sort: { column: 'number', descending: false },
    offset: 0,
    limit: 99,
  });
  expect(rows.length).toBeGreaterThanOrEqual(name === 'manual' ? QUEUE.length : TRIALS);
  for (const { state, value, epochs, epochsDone } of rows)
    expect([state, epochsDone, Number.isFinite(value)]).toEqual(['completed', epochs, true]);
  const details = await Promise.all(rows.map(({ id }) => host.api.trial(id)));
  for (const { trial, epochs } of details) expect(epochs.map(({ epoch }) => epoch)).toEqual(counted(trial.epochs));
  expect(details.some(({ trial }) => trial.parent !== null)).toBe(PROMOTING.includes(name));
  const reasons = details.map(({ trial }) => trial.reason?.text ?? '');
  if (LEARNED[name]) expect(reasons.filter((text) => LEARNED[name]!.reason.test(text))).not.toEqual([]);
});

/** The parent's epochs and then its own, none twice. */
function counted(epochs: number): readonly number[] {
  return Array.from({ length: epochs }, (_, at) => at + 1);
}
