import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asTable, recordedFigures, sampleTrials } from '../../bench/recorded-figures.ts';
import { sampleFile } from '../../bench/sample-file.ts';
import { openStore } from '../../db/open-store.ts';
import { importSample } from '../../electron/engine/samples.ts';
import { countText } from '../../shared/format/count.ts';

const figures = recordedFigures(sampleTrials());
const page = readFileSync('docs/recorded-study.md', 'utf8');

// The document tells of a recording with eight model seeds, and not of the sample before it.
test.runIf(figures['model seeds'] === '8')('the figures of the recorded study are those of the sample', () => {
  expect(page).toContain(asTable(figures));
});

test('every configuration of the recorded study was trained, and none diverged', () => {
  expect([figures['configurations'], figures['diverged']]).toEqual(['864', '0']);
});

test('the page says of which trainings the rows of confirm are kept', () => {
  const store = openStore(':memory:');
  const sessions = store.sessions(importSample(store, sampleFile('fashion-mnist-recorded.db'))[0]!);
  const hasConfirm = ({ id }: { readonly id: number }): boolean =>
    store.rowResults(id).some(({ partition }) => partition === 'confirm');
  const kept = new Map(sessions.map(({ id, seed }) => [seed, store.trialsOf(id).filter(hasConfirm).length]));
  store.close();
  const all = [...kept.values()].reduce((sum, count) => sum + count, 0);
  expect([1, 5, 6, 7, 8].map((seed) => kept.get(seed))).toEqual([864, 864, 864, 864, 864]);
  expect(page).toContain(`by ${countText(all)} of the 6,912: those of seeds 1 and 5 to 8, and ${kept.get(4)} of seed 4`);
});
