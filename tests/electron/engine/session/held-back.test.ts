import { expect, test } from 'vitest';
import { GENERATED_ENVIRONMENT } from '../../../../bench/app/generated-study.ts';
import { heldBackOnRecord } from '../../../../electron/engine/session/held-back.ts';
import { networkTask } from '../../../../electron/engine/tasks/network/network-task.ts';
import { objectiveOf } from '../../../../shared/measure.ts';
import { measuredEpoch, newTrial, smallStudy, trainedTrial } from '../../../support/small-study.ts';

test('held back are trials whose end is held, and those whose epochs, recorded or held, leave nothing to train', () => {
  const { store, studyId, sessionId } = smallStudy();
  const begin = (params: Readonly<Record<string, number>> = {}): number => {
    const { id } = store.addTrial(newTrial(sessionId, { params, epochs: 'patience' in params ? 9 : 2 }));
    store.startTrial(id, 1, GENERATED_ENVIRONMENT);
    return id;
  };
  trainedTrial(store, newTrial(sessionId), [0.5]);
  const [failed, recorded, held, impatient] = [begin(), begin(), begin(), begin({ patience: 1 })];
  const halfway = begin();
  store.holdEnd(failed, { state: 'failed', failure: 'It broke.', at: '2026-01-01T00:00:00.000Z' });
  for (const epoch of [1, 2]) store.recordEpoch(recorded, measuredEpoch(epoch, 0.5));
  for (const epoch of [1, 2]) store.holdEpoch(held, { epoch: measuredEpoch(epoch, 0.5), rowResults: {} });
  store.recordEpoch(impatient, measuredEpoch(1, 0.5));
  store.holdEpoch(impatient, { epoch: measuredEpoch(2, 0.4), rowResults: {} });
  store.recordEpoch(halfway, measuredEpoch(1, 0.5));
  const objective = objectiveOf(store.study(studyId));
  expect(heldBackOnRecord(store, sessionId, objective, networkTask)).toEqual([failed, recorded, held, impatient]);
});
