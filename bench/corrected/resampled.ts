/** Studies drawn from what trained networks made of real rows: those rows are all that there could be, so that the truth is known. */
import { openStore } from '../../db/open-store.ts';
import { importSample } from '../../electron/engine/samples.ts';
import { objectiveOf } from '../../shared/measure.ts';
import { shuffle } from '../../shared/random.ts';
import { unpackHits } from '../../shared/row-results.ts';
import { valueRows } from '../../shared/task.ts';
import { sampleFile } from '../sample-file.ts';
import type { KnownCandidate, Scenario } from './simulated.ts';

const CANDIDATES = 130;

export function resampledScenario(): Scenario {
  const all = allMisses();
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

/** Of one network of each configuration. */
function allMisses(): readonly Uint8Array[] {
  const store = openStore(':memory:');
  try {
    importSample(store, sampleFile('fashion-mnist-recorded.db'));
    const study = store.studyOverviews().find((each) => objectiveOf(each).rows === 'hits')!;
    const rows = valueRows(study.task)!;
    const trained = study.sessions
      .flatMap(({ id }) => store.trialsOf(id))
      .filter(({ state, bestEpoch }) => state === 'completed' && bestEpoch !== null);
    const configurations = new Map(trained.map((trial) => [JSON.stringify(trial.params), trial]));
    return [...configurations.values()]
      .flatMap(({ id, bestEpoch }) => store.rowResults(id).filter(({ epoch }) => epoch === bestEpoch))
      .map((results) => unpackHits(results, rows).map((hit) => 1 - hit));
  } finally {
    store.close();
  }
}
