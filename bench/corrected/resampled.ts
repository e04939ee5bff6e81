/** Studies drawn from what trained networks made of real rows: those rows are all that there could be, so that the truth is known. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { openStore } from '../../db/open-store.ts';
import { objectiveOf } from '../../shared/measure.ts';
import { shuffle } from '../../shared/random.ts';
import { unpackHits } from '../../shared/row-results.ts';
import { valueRows } from '../../shared/task.ts';
import { PROJECT } from '../circumstances.ts';
import type { KnownCandidate, Scenario } from './simulated.ts';

const CANDIDATES = 130;

/** Null where the database has no study whose trials' rows are known. */
export function resampledScenario(file = path.join(PROJECT, 'samples', 'fashion-mnist-recorded.db')): Scenario | null {
  const all = existsSync(file) ? allMisses(file) : [];
  if (all.length < 2 * CANDIDATES) return null;
  const truths = all.map((misses) => 1 - misses.reduce((sum, miss) => sum + miss, 0) / misses.length);
  return {
    inWords: `networks of a recorded study, rows drawn from ${all[0]!.length}`,
    draw: (rows, random) => {
      const chosen = shuffle([...all.keys()], random).slice(0, CANDIDATES);
      const drawn = Uint32Array.from({ length: rows }, () => random.below(all[0]!.length));
      return chosen.map((at): KnownCandidate => ({
        misses: Uint8Array.from(drawn, (row) => all[at]![row]!),
        truth: truths[at]!,
      }));
    },
  };
}

function allMisses(file: string): readonly Uint8Array[] {
  const store = openStore(':memory:');
  try {
    store.importStudies(file, { sample: true });
    const study = store.studyOverviews().find((each) => objectiveOf(each).rows === 'hits' && valueRows(each.task) !== null);
    if (!study) return [];
    const rows = valueRows(study.task)!;
    return study.sessions
      .flatMap(({ id }) => store.trialsOf(id))
      .filter(({ state, bestEpoch }) => state === 'completed' && bestEpoch !== null)
      .flatMap(({ id, bestEpoch }) => store.rowResults(id).filter(({ epoch }) => epoch === bestEpoch))
      .map((results) => unpackHits(results, rows).map((hit) => 1 - hit));
  } finally {
    store.close();
  }
}
