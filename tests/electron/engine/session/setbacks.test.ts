/** What becomes of a trial whose state, or whose parent's, was damaged on the disk. Workers read real checkpoints. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkpointFolderOf } from '../../../../electron/engine/checkpoint-files.ts';
import { localPool } from '../../../../electron/engine/pool/local.ts';
import { stateFile } from '../../../../electron/engine/pool/worker-files.ts';
import { runSearch } from '../../../../electron/engine/runner.ts';
import type { SearchRun } from '../../../../electron/engine/session/search-run.ts';
import { createThinking } from '../../../../electron/engine/thinking/thinking.ts';
import type { Trial } from '../../../../shared/model.ts';
import { systemClock } from '../../../../shared/system-clock.ts';
import { inProcessWorkers } from '../../../support/in-process-workers.ts';
import { SIMULATED_ENVIRONMENT } from '../../../support/simulated-studies.ts';
import { newTrial, smallStudy } from '../../../support/small-study.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const HEADER_BYTE = 40;

function scene() {
  const { store, sessionId } = smallStudy();
  store.changeSession(sessionId, { budget: { trials: 1 }, workers: 1 });
  const checkpoints = temporaryFolder();
  const data = { name: 'rows', file: path.join(checkpoints, 'rows') };
  writeFileSync(data.file, '10');
  const thinking = createThinking(1);
  onTestFinished(() => thinking.close());
  const notices: string[] = [];
  const run = (onEpoch: (run: SearchRun) => void = () => {}): SearchRun => {
    const running: SearchRun = runSearch(
      {
        ...{ store, sessionId, thinking, data, checkpoints },
        openPool: localPool(inProcessWorkers()),
        environment: SIMULATED_ENVIRONMENT,
        clock: systemClock,
      },
      {
        onSession: () => {},
        onTrial: () => {},
        onEpoch: () => onEpoch(running),
        // This trainer names itself after the slow one, which is said too.
        onNotice: (text) => text.startsWith('Native TensorFlow') || notices.push(text),
      },
    );
    return running;
  };
  const stateOf = ({ ordinal }: Trial): string =>
    stateFile(checkpointFolderOf(checkpoints, store.sessionUid(sessionId)), `trial-${ordinal}`);
  const damage = (trial: Trial, at: number): void => {
    const content = readFileSync(stateOf(trial));
    writeFileSync(stateOf(trial), content.with(at, content.at(at)! ^ 1));
  };
  const add = (more: Partial<Trial> = {}): Trial => store.addTrial(newTrial(sessionId, { epochs: 4, params: {}, ...more }));
  return { store, sessionId, run, add, damage, notices };
}

test.each([
  ['the header', HEADER_BYTE],
  ['the numbers', -1],
])('a trial that was interrupted, whose state is damaged in %s, is trained again from its start', async (_, at) => {
  const { store, run, add, damage, notices } = scene();
  const trial = add();
  let epochs = 0;
  await run((running) => ++epochs === 2 && running.pause()).ended;
  const before = store.epochs(trial.id);
  damage(trial, at);
  expect(await run().ended).toMatchObject({ state: 'finished', failure: null });
  expect(store.trial(trial.id)).toMatchObject({ state: 'completed', epochsDone: 4, retries: 0 });
  expect(store.epochs(trial.id).slice(0, before.length)).toEqual(before);
  expect(notices).toEqual([
    expect.stringMatching(/altered or cut short\. The state is discarded, and trial 1 is trained again from its start\.$/),
  ]);
});

test('a trial that goes on from a parent whose state is damaged is trained from the seed that they share', async () => {
  const { store, sessionId, run, add, damage, notices } = scene();
  const parent = add();
  await run().ended;
  damage(parent, HEADER_BYTE);
  store.changeSession(sessionId, { state: 'paused', budget: { trials: 2 } });
  const child = add({ epochs: 6, parent: parent.ordinal });
  await run().ended;
  expect(store.trial(child.id)).toMatchObject({ state: 'completed', epochsDone: 6 });
  expect(store.epochs(child.id).slice(0, 4)).toEqual(store.epochs(parent.id));
  expect(notices).toEqual([expect.stringMatching(/trial 2 is trained again from its start\.$/)]);
});

test('a trial whose own state is damaged goes on from that of its parent, where that is whole', async () => {
  const { store, sessionId, run, add, damage, notices } = scene();
  const parent = add();
  await run().ended;
  store.changeSession(sessionId, { state: 'paused', budget: { trials: 2 } });
  const child = add({ epochs: 8, parent: parent.ordinal });
  let epochs = 0;
  await run((running) => ++epochs === 2 && running.pause()).ended;
  damage(child, -1);
  await run().ended;
  expect(store.trial(child.id)).toMatchObject({ state: 'completed', epochsDone: 8 });
  expect(notices).toEqual([expect.stringMatching(/trial 2 is trained again from the state of trial 1\.$/)]);
});
