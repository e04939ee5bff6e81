/** Every strategy searches a study of programs to its end, with workers that are real processes. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../../../../electron/engine/search/catalogue.ts';
import type { SearchRequest } from '../../../../../shared/search-request.ts';
import { openTrainingBackend } from '../../../../support/training-backend.ts';
import { refusalOf } from '../../../../support/refusal.ts';
import { inspectTrial, startSearch } from '../../../../support/started.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

const valley = path.join(import.meta.dirname, '..', '..', '..', '..', 'fixtures', 'program', 'valley.mjs');
const REQUEST: SearchRequest = {
  task: {
    kind: 'program',
    command: `'${process.execPath}' '${valley}' x={x} kind={kind} epochs={epochs} seed={seed}`,
    folder: path.dirname(valley),
    measures: [
      { name: 'score', goal: 'maximise' },
      { name: 'error', goal: 'minimise' },
    ],
  },
  space: {
    x: { type: 'float', low: 0, high: 1, step: 0.25 },
    kind: { type: 'categorical', values: ['a', 'b'] },
  },
  epochs: 4,
  budget: { trials: 4 },
  workers: 2,
  seed: 1,
};

test.each(CATALOGUE.filter(({ queueOnly }) => queueOnly !== true).map(({ name }) => name))(
  '%s searches programs to the end',
  async (name) => {
    const { api, store, jobEnded, close } = openTrainingBackend(temporaryFolder());
    try {
      const { jobId, sessionId } = await startSearch(api, {
        ...REQUEST,
        strategy: { name, options: name === 'zoom' ? { ranges: 'x=0..0.5' } : {} },
      });
      await jobEnded(jobId);
      expect(store.session(sessionId)).toMatchObject({ state: 'finished', failure: null });
      const trials = store.trialsOf(sessionId);
      expect(trials.length).toBeGreaterThan(0);
      expect(trials.every(({ state, value }) => state === 'completed' && value !== null)).toBe(true);
    } finally {
      close();
    }
  },
);

test('a study of programs says what it is, judges by its objective, and refuses what is for networks', async () => {
  const { api, store, jobEnded, close } = openTrainingBackend(temporaryFolder());
  try {
    const { jobId, studyId, sessionId } = await startSearch(api, { ...REQUEST, objective: 'error', budget: { trials: 2 } });
    await jobEnded(jobId);
    const study = await api.study(studyId);
    expect(study).toMatchObject({
      task: { kind: 'program', separateStop: false, secondsAnEpoch: null },
      objectives: ['error'],
      bestValue: Math.min(...store.trialsOf(sessionId).map(({ value }) => value!)),
    });
    const [trial] = store.trialsOf(sessionId);
    expect((await api.trial(trial!.id)).environment).toMatchObject({ engine: 'program', tensorflow: null });
    const again = { studyId, params: trial!.params, continueTrialId: trial!.id };
    expect(refusalOf(() => api.queueTrial(again))).toMatchObject({ field: 'continueTrialId' });
    await expect(inspectTrial({ api, jobEnded }, trial!.id)).rejects.toThrow('programs');
    await expect(startSearch(api, { ...REQUEST, task: { ...REQUEST.task!, rows: 100 } })).rejects.toMatchObject({
      field: 'task.rows',
      message: expect.stringContaining('task has an unknown field rows.') as string,
    });
    const command = String(REQUEST.task!['command']).replace('x={x}', 'x={z}');
    await expect(startSearch(api, { ...REQUEST, task: { ...REQUEST.task!, command } })).rejects.toMatchObject({
      field: 'task.command',
    });
  } finally {
    close();
  }
});
