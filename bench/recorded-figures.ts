/**
 * `node bench/recorded-figures.ts [DATABASE STUDY]`: the figures of docs/recorded-study.md, computed from the sample that comes
 * with the product or from a recording that is still under way. Accuracies are those of the best *stop* epoch.
 */
import { openStore } from '../db/open-store.ts';
import type { RecordedTrial } from '../db/store/recordings.ts';
import { importSample } from '../electron/engine/samples.ts';
import { best, plateau } from './recorded/best.ts';
import { allRuns, configurationsIn, type Configuration } from './recorded/configurations.ts';
import { earliness } from './recorded/earliness.ts';
import { explained } from './recorded/explained.ts';
import { durations, noise } from './recorded/spread.ts';
import type { Figures } from './recorded/words.ts';
import { sampleFile } from './sample-file.ts';
import { withCopyOf } from './store-copy.ts';

const SAMPLE = 'fashion-mnist-recorded.db';

export function recordedFigures(trials: readonly RecordedTrial[]): Figures {
  const configurations = configurationsIn(trials);
  return {
    ...amounts(configurations),
    ...best(configurations),
    ...plateau(configurations),
    ...earliness(configurations),
    ...explained(configurations),
    ...noise(configurations),
    ...durations(configurations),
  };
}

function amounts(configurations: readonly Configuration[]): Figures {
  const counts = configurations.map(({ runs }) => runs.length);
  const runs = allRuns(configurations);
  return {
    configurations: String(configurations.length),
    'model seeds': [...new Set(counts)].toSorted((left, right) => left - right).join(', '),
    epochs: runs.reduce((sum, { stop }) => sum + stop.length, 0).toLocaleString('en'),
    diverged: String(runs.filter(({ diverged }) => diverged).length),
  };
}

/** Of the recorded study that comes with the product. */
export function sampleTrials(): readonly RecordedTrial[] {
  const store = openStore(':memory:');
  try {
    const [studyId] = importSample(store, sampleFile(SAMPLE));
    return store.recordedTrials(studyId!);
  } finally {
    store.close();
  }
}

/** As a table in Markdown. */
export function asTable(figures: Figures): string {
  return ['| | |', '| --- | --- |', ...Object.entries(figures).map(([what, found]) => `| ${what} | ${found} |`), ''].join('\n');
}

if (import.meta.main) {
  const [database, study] = process.argv.slice(2);
  const trials = database === undefined ? sampleTrials() : withCopyOf(database, (store) => store.recordedTrials(Number(study)));
  process.stdout.write(asTable(recordedFigures(trials)));
}
