import { expect, onTestFinished, test } from 'vitest';
import { unpackHits } from '../../../../shared/row-results.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { openTrainingBackend } from '../../../support/training-backend.ts';

test.each(['accuracy', 'balanced_accuracy', 'loss'])(
  'a search for %s is counted while it trains, and its rows are told',
  async (objective) => {
    const backend = openTrainingBackend(temporaryFolder());
    onTestFinished(backend.close);
    const { api, store } = backend;
    const request = {
      task: { kind: 'network', dataset: 'generated', rows: 600 },
      epochs: 2,
      budget: { trials: 3 },
      workers: 1,
      objective,
    };
    const job = await api.startJob({ kind: 'search', request });
    await backend.jobEnded(job.id);
    const [session] = store.sessions(job.studyId!);
    const corrected = await api.correctedSession(session!.id);
    const { bestValue, bestTrialId, corrected: ofStudy } = await api.study(job.studyId!);
    if (corrected.kind !== 'corrected') throw new Error(corrected.reason);
    expect(corrected).toMatchObject({ apparent: bestValue, counted: 3, leftOut: 0, trial: store.trial(bestTrialId!).number });
    expect(ofStudy).toEqual({ ...corrected, of: 'study' });
    const { low, high } = corrected.interval;
    expect(low < corrected.value && corrected.value < high).toBe(true);

    const [one, other] = store.trialsOf(session!.id);
    expect(await api.compareTrials(one!.id, other!.id)).toMatchObject({ kind: 'rows', first: 1, second: 2 });
    if (objective === 'loss') return expect(() => api.hardRows(job.studyId!)).toThrow('which rows of select it gets right');
    const { trials, of, never, rows, asked } = await api.hardRows(job.studyId!);
    const hits = store.trialsOf(session!.id).map(({ id }) => unpackHits(store.rowResults(id)[0]!, of));
    const right = Array.from({ length: of }, (_, row) => hits.reduce((sum, each) => sum + each[row]!, 0));
    expect([trials, never]).toEqual([3, right.filter((count) => count === 0).length]);
    const best = store
      .trialsOf(session!.id)
      .toSorted((left, right_) => right_.value! - left.value! || left.number - right_.number);
    expect(asked).toEqual(best.map(({ id }) => id));
    expect(rows[0]!.right).toBe(Math.min(...right));
    for (const { row, right: count, pixels, label } of rows) {
      expect(count).toBe(right[row]);
      expect(pixels.length).toBeGreaterThan(0);
      expect(Number.isInteger(label)).toBe(true);
    }

    const { params, epochs, modelSeed } = best[0]!;
    const again = await api.queueTrial({ studyId: job.studyId!, params, epochs, modelSeed });
    await backend.jobEnded(store.session(again.sessionId).jobId);
    expect(store.trialsOf(again.sessionId)[0]!.value).toBe(best[0]!.value);
    expect((await api.hardRows(job.studyId!)).asked).toEqual(asked);
  },
);
