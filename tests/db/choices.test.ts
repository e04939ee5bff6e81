/** Null and lists among the choices of a parameter, in the table of trials. */
import { expect, test } from 'vitest';
import { openStore } from '../../db/open-store.ts';
import type { ParameterValue, Space } from '../../shared/model.ts';
import { generatedStudy } from '../../bench/app/generated-study.ts';
import { anotherSession, newTrial, trainedTrial } from '../support/small-study.ts';

const space: Space = {
  layers: { type: 'categorical', values: [[64], [128, 64]] },
  depth: { type: 'categorical', values: [null, 3], when: { layers: [[64]] } },
};

test('a parameter that is null is another thing than one that is not active', () => {
  const store = openStore(':memory:');
  const { id: studyId } = store.createStudy({ ...generatedStudy('Lists', 10), space });
  const sessionId = anotherSession(store, studyId);
  for (const params of [{ layers: [64], depth: null }, { layers: [64], depth: 3 }, { layers: [128, 64] }])
    trainedTrial(store, newTrial(sessionId, { params }), [0.5]);
  const numbersWith = (name: string, value: ParameterValue): readonly number[] =>
    store.trialPage({ studyId, filter: { choices: { [name]: [value] } } }).rows.map(({ number }) => number);
  expect([numbersWith('layers', [64]).toSorted(), numbersWith('layers', [128, 64])]).toEqual([[1, 2], [3]]);
  expect([numbersWith('depth', null), numbersWith('depth', 3)]).toEqual([[1], [2]]);
  expect(store.trialPage({ studyId }).rows.map(({ params }) => params['depth'])).toContain(null);
});
