import { describe, expect, test } from 'vitest';
import { BOOTSTRAPS, countTrials, nothingCounted } from '../../../../shared/counted-trials.ts';
import type { Trial } from '../../../../shared/model.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { randomFor } from '../../../../shared/random.ts';
import { GAIN } from '../../../../shared/measure.ts';
import { oneStratum } from '../../../../shared/row-losses.ts';
import { pairedCounts } from '../../../../shared/statistics/paired-proportions.ts';
import { drawRowBootstraps } from '../../../../shared/statistics/row-bootstraps.ts';
import { compareTrials } from '../../../../electron/engine/rows/compare-trials.ts';
import type { PartitionFiles } from '../../../../electron/engine/tasks/partition-files.ts';
import { addCountedTrial, countedStudy } from '../../../support/counted-study.ts';
import { newTrial, smallStudy, trainedTrial } from '../../../support/small-study.ts';

/** Accuracy needs no labels. */
const none: PartitionFiles = {
  fileOf: () => {
    throw new Error('No partition file is needed.');
  },
  hold: () => {
    throw new Error('No partition file is needed.');
  },
  removeUnused: () => {},
};

const study = countedStudy(20);
const { store, sessionId, studyId, hits } = study;
const ids = store.trialsOf(sessionId).map(({ id }) => id);
const rows = hits[0]!.length;
const strata = oneStratum(rows);
const bootstraps = drawRowBootstraps(strata, BOOTSTRAPS, randomFor('bootstraps of rows', rows));
const ofStudy = { of: 'study', id: studyId } as const;
const trials = store.trialsToCount(ofStudy, 0, 100);
const { counted } = countTrials(nothingCounted(), trials, { measure: GAIN, strata, bootstraps });
store.keepCountedTrials(ofStudy, counted);

describe('two trials row by row', () => {
  const { bestTrialId, defaultTrialId, corrected } = store.studyOverview(studyId);
  const usual = defaultTrialId!;
  const [one, other] = ids.filter((id) => id !== bestTrialId && id !== usual) as [number, number];

  test('that nobody chose are compared by the rows where they differ', () => {
    const [first, second] = [one, other].map((id) => store.trial(id).number) as [number, number];
    const { onlyFirst, onlySecond } = pairedCounts(hits[first - 1]!, hits[second - 1]!);
    const found = compareTrials(store, none, one, other);
    expect(found).toMatchObject({ kind: 'rows', first, second, chosen: null, only: { first: onlyFirst, second: onlySecond } });
    expect(found.kind === 'rows' && found.p).toBeGreaterThan(0);
  });

  test('the best of the study against the default have no p, and a smaller lead than it looks', () => {
    const found = compareTrials(store, none, bestTrialId!, usual);
    if (found.kind !== 'rows' || corrected.kind !== 'corrected') throw new Error('Both are known.');
    expect(found).toMatchObject({ chosen: 'first', p: null });
    expect(found.advantage).toBeCloseTo(corrected.value - store.trial(usual).value!, 12);
    expect(found.advantage).toBeLessThan(corrected.apparent - store.trial(usual).value!);
    expect(found.interval.low).toBeLessThan(0);
    const turned = compareTrials(store, none, usual, bestTrialId!);
    expect(turned).toMatchObject({ chosen: 'second', advantage: -found.advantage });
  });

  test('the best against one that looks nearly as good shrinks, and does not turn', () => {
    const values = ids.filter((id) => id !== bestTrialId && id !== usual).map((id) => store.trial(id));
    const second = values.toSorted((left, right) => right.value! - left.value!)[0]!;
    const found = compareTrials(store, none, bestTrialId!, second.id);
    expect(found).toMatchObject({ chosen: 'first', advantage: 0 });
    expect(compareTrials(store, none, second.id, bestTrialId!)).toMatchObject({ chosen: 'second', advantage: 0 });
  });

  test('a run of the winning configuration owes the choice as much as that does, a luckier one of another more', () => {
    const seeds = smallStudy();
    const shares = [0.9, 0.6, 0.85, 0.84, 0.8];
    shares.forEach((share, at) => addCountedTrial(seeds.store, seeds.sessionId, share, { configuration: 5 - (at >> 1) }));
    const scope = { of: 'study', id: seeds.studyId } as const;
    const all = seeds.store.trialsToCount(scope, 0, 100);
    const { counted: so } = countTrials(nothingCounted(), all, { measure: GAIN, strata, bootstraps });
    seeds.store.keepCountedTrials(scope, so);
    const [lucky, , winner, twin, third] = seeds.store.trialsOf(seeds.sessionId) as readonly [Trial, Trial, Trial, Trial, Trial];
    expect(so.selection.leader?.number).toBe(winner.number);
    expect(compareTrials(seeds.store, none, twin.id, third.id)).toMatchObject({ chosen: 'first', p: null });
    const found = compareTrials(seeds.store, none, lucky.id, third.id);
    if (found.kind !== 'rows') throw new Error(found.reason);
    expect(found).toMatchObject({ chosen: 'first', p: null });
    expect(found.advantage).toBeLessThan(winner.value! - third.value! + 1e-9);
    expect(compareTrials(seeds.store, none, winner.id, twin.id)).toMatchObject({ chosen: 'both' });
  });

  test('need two trials of one study, with rows', () => {
    expect(() => compareTrials(store, none, one, one)).toThrow(TrialdeckError);
    const bare = trainedTrial(store, newTrial(sessionId), [0.5]);
    expect(compareTrials(store, none, one, bare.id)).toEqual({
      kind: 'none',
      reason: `Of trial ${bare.number} no row results are kept: a former version or another program trained it.`,
    });
  });
});
