import { describe, expect, test } from 'vitest';
import { openConnection } from '../../db/connection.ts';
import { DifferentEpoch } from '../../db/different-epoch.ts';
import { openStore } from '../../db/open-store.ts';
import { join } from 'node:path';
import { GENERATED_ENVIRONMENT, generatedStudy } from '../../bench/app/generated-study.ts';
import { anotherSession, measuredEpoch, newTrial, smallStudy, trainedTrial } from '../support/small-study.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

describe('sessions', () => {
  test('change in the given fields only', () => {
    const { store, studyId, sessionId } = smallStudy();
    const before = store.session(sessionId);
    expect(before).toMatchObject({ studyId, state: 'waiting', stopped: false, failure: null, finishedAt: null, activeMs: 0 });
    store.changeSession(sessionId, { state: 'paused', activeMs: 1234.5, budget: { trials: 30 }, failure: undefined });
    const after = { ...before, state: 'paused', activeMs: 1234.5, budget: { trials: 30 } };
    expect(store.session(sessionId)).toEqual(after);
    expect(store.sessions(studyId)).toEqual([after]);
  });

  test('are numbered in their study, and their trials tell that number', () => {
    const { store, studyId } = smallStudy();
    const other = anotherSession(store, store.createStudy(generatedStudy('Other', 10, 'accuracy')).id);
    const later = anotherSession(store, studyId);
    expect([store.session(other).number, store.session(later).number]).toEqual([1, 2]);
    store.addTrial(newTrial(later));
    expect(store.trialPage({ studyId }).rows).toMatchObject([{ sessionId: later, session: 2 }]);
  });
});

describe('a trial', () => {
  test('waits in the queue as it was asked for', () => {
    const { store, sessionId } = smallStudy();
    trainedTrial(store, newTrial(sessionId), [0.5]);
    const asked = newTrial(sessionId, {
      rung: 1,
      bracket: 2,
      reason: { text: 'Expected', mean: 0.5 },
      memo: { point: [1.5, -2] },
    });
    const trial = store.addTrial(asked);
    expect(trial).toEqual({
      ...asked,
      id: 2,
      number: 2,
      ordinal: 2,
      repeats: null,
      state: 'queued',
      failure: null,
      stopReason: null,
      epochsDone: 0,
      bestEpoch: null,
      stopValue: null,
      value: null,
      askedAfter: 1,
      sequence: null,
      retries: 0,
      worker: null,
      createdAt: trial.createdAt,
      startedAt: null,
      finishedAt: null,
      durationMs: 0,
      starred: false,
      tags: [],
      note: '',
    });
    expect(store.trialByOrdinal(sessionId, 2)).toEqual(trial);
    expect(store.trialsOf(sessionId).map(({ number }) => number)).toEqual([1, 2]);
  });

  test('counts in its study by its number, in its session by its ordinal', () => {
    const { store, studyId, sessionId } = smallStudy();
    const other = anotherSession(store, studyId);
    const elsewhere = anotherSession(store, store.createStudy(generatedStudy('Other', 10)).id);
    const added = [sessionId, other, sessionId, elsewhere].map((id) => store.addTrial(newTrial(id)));
    expect(added.map(({ number, ordinal }) => [number, ordinal])).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
      [1, 1],
    ]);
    expect(store.trialNumbered(studyId, 3)).toBe(added[2]!.id);
    expect(() => store.trialNumbered(studyId, 4)).toThrow(`Study ${studyId} has no trial 4.`);
    const child = store.addTrial(newTrial(other, { parent: 1 }));
    expect(store.trialDetail(child.id).parent).toEqual({ id: added[1]!.id, number: 2 });
  });

  test('knows how many results its decision knew, where it was not all of them', () => {
    const { store, sessionId } = smallStudy();
    trainedTrial(store, newTrial(sessionId), [0.5]);
    trainedTrial(store, newTrial(sessionId), [0.6]);
    expect(store.addTrial({ ...newTrial(sessionId), askedAfter: 0 }).askedAfter).toBe(0);
    expect(store.addTrial({ ...newTrial(sessionId), askedAfter: 1 }).askedAfter).toBe(1);
  });

  test('keeps every digit of its parameters', () => {
    const { store, studyId, sessionId } = smallStudy();
    const rates = [0.1 + 0.2, 1e-7, 5e-324, 1.7976931348623157e308, 123456789.12345679, 1 / 3];
    for (const rate of rates) {
      const { id } = store.addTrial(newTrial(sessionId, { params: { learning_rate: rate } }));
      expect(store.trial(id).params).toEqual({ learning_rate: rate });
      const found = store.trialPage({ studyId, filter: { ranges: { learning_rate: [rate, rate] } } });
      expect(found.rows.map((row) => row.id)).toEqual([id]);
    }
  });

  test('runs, goes back to the queue and runs again with its epochs', () => {
    const { store, sessionId } = smallStudy();
    const { id } = store.addTrial(newTrial(sessionId));
    store.startTrial(id, 1, GENERATED_ENVIRONMENT);
    const { startedAt } = store.trial(id);
    store.recordEpoch(id, measuredEpoch(1, 0.5));
    store.requeueTrial(id, true);
    store.requeueTrial(id, false);
    expect(store.trial(id)).toMatchObject({ state: 'queued', worker: null, retries: 1, epochsDone: 1, value: 0.5 });
    store.startTrial(id, 0, GENERATED_ENVIRONMENT);
    const again = store.trial(id);
    expect(again).toMatchObject({ state: 'running', worker: 0 });
    expect(again.startedAt! > startedAt!).toBe(true);
    expect(store.epochs(id)).toEqual([measuredEpoch(1, 0.5)]);
  });

  test('gets its place among the results of its session when it ends', () => {
    const { store, studyId, sessionId } = smallStudy();
    const other = anotherSession(store, studyId);
    const [first, second, elsewhere] = [sessionId, sessionId, other].map((id) => store.addTrial(newTrial(id)));
    expect(store.finishTrial(second!.id, { state: 'failed', failure: 'Out of memory' })).toMatchObject({
      state: 'failed',
      failure: 'Out of memory',
      sequence: 1,
    });
    expect(store.finishTrial(elsewhere!.id, { state: 'completed', failure: null }).sequence).toBe(1);
    expect(store.finishTrial(first!.id, { state: 'completed', failure: null }).sequence).toBe(2);
  });

  test('is stopped with its reason, together with the epoch that decided it', () => {
    const { store, sessionId } = smallStudy();
    const { id } = store.addTrial(newTrial(sessionId));
    store.startTrial(id, 1, GENERATED_ENVIRONMENT);
    store.recordEpoch(id, measuredEpoch(1, 0.5));
    const stopReason = { text: 'Stopped after epoch 2.', epoch: 2, bar: 0.7 };
    store.recordEpoch(id, measuredEpoch(2, 0.6), { end: { state: 'stopped', failure: null, stopReason } });
    expect(store.trial(id)).toMatchObject({
      state: 'stopped',
      stopReason,
      failure: null,
      epochsDone: 2,
      value: 0.6,
      sequence: 1,
    });
    expect(() => {
      store.recordEpoch(id, measuredEpoch(3, 0.7));
    }).toThrow('a finished trial');
    expect(store.epochs(id)).toHaveLength(2);
  });

  test('that is not there is said by every call', () => {
    const { store, sessionId } = smallStudy();
    const calls = [
      () => store.trial(9),
      () => store.trialRow(9),
      () => store.trialDetail(9),
      () => {
        store.startTrial(9, 0, GENERATED_ENVIRONMENT);
      },
      () => {
        store.requeueTrial(9, false);
      },
      () => {
        store.recordEpoch(9, measuredEpoch(1, 0.5));
      },
      () => {
        store.annotateTrial(9, { starred: true });
      },
      () => store.finishTrial(9, { state: 'completed', failure: null }),
    ];
    for (const call of calls) expect(call).toThrow('There is no trial 9.');
    expect(() => store.trialByOrdinal(sessionId, 9)).toThrow(`Session ${sessionId} has no trial 9.`);
  });
});

describe('epochs', () => {
  test('move the best epoch where the stop accuracy is strictly higher', () => {
    const { store, sessionId } = smallStudy();
    const { id } = store.addTrial(newTrial(sessionId));
    store.recordEpoch(id, measuredEpoch(1, 0.5, { select: { accuracy: 0.9 } }));
    store.recordEpoch(id, measuredEpoch(2, 0.6, { select: { accuracy: 0.4 } }));
    store.recordEpoch(id, measuredEpoch(3, 0.6, { select: { accuracy: 0.8 } }));
    store.recordEpoch(id, measuredEpoch(4, 0.5));
    expect(store.trial(id)).toMatchObject({ epochsDone: 4, bestEpoch: 2, stopValue: 0.6, value: 0.4, durationMs: 400 });
  });

  test('move it where the stop loss is strictly lower, if that is the objective', () => {
    const { store, sessionId } = smallStudy({ objective: 'loss' });
    const { id } = store.addTrial(newTrial(sessionId));
    store.recordEpoch(id, measuredEpoch(1, 0.5, { stop: { loss: 2 } }));
    store.recordEpoch(id, measuredEpoch(2, 0.5, { stop: { loss: 1 }, select: { loss: 1.5 } }));
    store.recordEpoch(id, measuredEpoch(3, 0.9, { stop: { loss: 1 } }));
    expect(store.trial(id)).toMatchObject({ bestEpoch: 2, stopValue: 1, value: 1.5 });
  });

  test('may come again if they are the same, durations and the sign of zero aside', () => {
    const { store, sessionId } = smallStudy();
    const { id } = store.addTrial(newTrial(sessionId));
    store.recordEpoch(id, measuredEpoch(1, 1, { train: { loss: -0 } }));
    store.recordEpoch(id, measuredEpoch(2, 0.6));
    const before = store.trial(id);
    store.recordEpoch(id, measuredEpoch(1, 1, { train: { loss: -0 }, durationMs: 5 }));
    expect(store.trial(id)).toEqual(before);
    expect(() => {
      store.recordEpoch(id, measuredEpoch(2, 0.6, { select: { loss: 0.4 + 1e-16 } }));
    }).toThrow('Training it again came out differently: in epoch 2 its select loss was 0.4 and is now 0.4000000000000001.');
    expect(() => {
      store.recordEpoch(id, measuredEpoch(2, 0.6, { select: { loss: 0.4123456 } }));
    }).toThrow('was 0.4 and is now 0.4123.');
    expect(() => {
      store.recordEpoch(id, measuredEpoch(2, 0.6, { confirm: { loss: 0.4 } }));
    }).toThrow('its confirm loss was not measured and is now 0.4');
    expect(() => {
      store.recordEpoch(id, measuredEpoch(2, 0.6, { train: { loss: 9 } }), { end: { state: 'stopped', failure: null } });
    }).toThrow(DifferentEpoch);
    expect(store.trial(id)).toEqual(before);
    expect(store.epochs(id)).toHaveLength(2);
  });

  test('leave no gap', () => {
    const { store, sessionId } = smallStudy();
    const { id } = store.addTrial(newTrial(sessionId));
    expect(() => {
      store.recordEpoch(id, measuredEpoch(2, 0.5));
    }).toThrow('Epoch 2 of trial 1 comes after epoch 0.');
  });

  test('are inherited from the ancestors, and what is inherited counts', () => {
    const { store, studyId, sessionId } = smallStudy();
    trainedTrial(store, newTrial(anotherSession(store, studyId)), [0.1, 0.1]);
    const stopped = { state: 'stopped', failure: null } as const;
    trainedTrial(store, newTrial(sessionId, { epochs: 2 }), [0.5, 0.8], stopped);
    trainedTrial(store, newTrial(sessionId, { epochs: 3, parent: 1 }), [0.7], stopped);
    const child = store.addTrial(newTrial(sessionId, { epochs: 5, parent: 2 }));
    expect(child).toMatchObject({ parent: 2, epochsDone: 3, bestEpoch: 2, stopValue: 0.8, value: 0.8, durationMs: 0 });
    store.recordEpoch(child.id, measuredEpoch(4, 0.9));
    expect(store.epochs(child.id).map(({ epoch, stop }) => [epoch, stop['accuracy']])).toEqual([
      [1, 0.5],
      [2, 0.8],
      [3, 0.7],
      [4, 0.9],
    ]);
    store.recordEpoch(child.id, measuredEpoch(1, 0.5));
    expect(() => {
      store.recordEpoch(child.id, measuredEpoch(1, 0.51));
    }).toThrow(DifferentEpoch);
    expect(() => store.addTrial(newTrial(sessionId, { parent: 17 }))).toThrow(`Session ${sessionId} has no trial 17.`);
  });
});

describe('trialDetail', () => {
  test('gives the trial with its epochs, session and environment, and the best of the study', () => {
    const { store, sessionId } = smallStudy();
    const best = trainedTrial(store, newTrial(sessionId), [0.9]);
    const { id } = trainedTrial(store, newTrial(sessionId), [0.5]);
    expect(store.trialDetail(id)).toEqual({
      trial: store.trial(id),
      epochs: [measuredEpoch(1, 0.5)],
      session: store.session(sessionId),
      environment: GENERATED_ENVIRONMENT,
      incumbent: { id: best.id, number: 1, params: best.params, value: 0.9 },
      parent: null,
      repeats: null,
    });
    expect(store.trialDetail(store.addTrial(newTrial(sessionId)).id).environment).toBeNull();
  });
});

describe('a finished trial', () => {
  test('takes marks, and nothing else', () => {
    const { store, sessionId } = smallStudy();
    const trial = trainedTrial(store, newTrial(sessionId), [0.5]);
    store.annotateTrial(trial.id, { starred: true, tags: ['good'] });
    store.annotateTrial(trial.id, { note: 'Once more', tags: undefined });
    const marked = { ...trial, starred: true, tags: ['good'], note: 'Once more' };
    expect(store.trial(trial.id)).toEqual(marked);
    const changes = [
      () => {
        store.recordEpoch(trial.id, measuredEpoch(2, 0.5));
      },
      () => {
        store.startTrial(trial.id, 0, GENERATED_ENVIRONMENT);
      },
      () => {
        store.requeueTrial(trial.id, false);
      },
      () => store.finishTrial(trial.id, { state: 'completed', failure: null }),
    ];
    for (const change of changes) expect(change).toThrow('a finished trial');
    expect(store.trial(trial.id)).toEqual(marked);
  });

  test.each(['completed', 'stopped', 'failed', 'diverged'] as const)('is guarded in every column when %s', (state) => {
    const file = join(temporaryFolder(), 'trialdeck.sqlite');
    const { store, sessionId } = smallStudy({ file });
    trainedTrial(store, newTrial(sessionId), [0.5], { state, failure: null });
    store.close();
    const connection = openConnection(file);
    const columns = connection.tuples<[string]>(`SELECT name FROM pragma_table_info('trials')`).map(([name]) => name);
    const open = columns.filter((column) => {
      try {
        connection.run(`UPDATE trials SET ${column} = ${column}`);
        return true;
      } catch {
        return false;
      }
    });
    expect(open).toEqual(['starred', 'tags', 'note']);
    const forbidden = [
      'DELETE FROM trials',
      'UPDATE epochs SET stop_value = 0',
      'DELETE FROM epochs',
      `UPDATE trial_origins SET reason = '{}'`,
      'INSERT INTO epochs SELECT id + 1, 0, 0, 0, others, 0 FROM epochs',
    ];
    for (const change of forbidden) expect(() => connection.run(change)).toThrow(/a finished trial|with its|never changes/);
    connection.close();
    expect(openStore(file).studyOverview(1).finishedTrials).toBe(1);
  });
});
