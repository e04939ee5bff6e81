/**
 * `node bench/keras-tuner-figures.ts [--write]`: what Keras Tuner's own searches came to beside ours of the same budget, from the
 * assignment's sample, as window and terminal show it. With --write it replaces the last section of docs/keras-tuner.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openStore } from '../db/open-store.ts';
import { foreignSearches } from '../electron/engine/foreign-searches.ts';
import { importSample } from '../electron/engine/samples.ts';
import { objectiveOf } from '../shared/measure.ts';
import { foreignSearchesSection } from '../shared/report/foreign-searches.ts';
import { markdownSection } from '../shared/report/markdown-section.ts';
import { PROJECT } from './circumstances.ts';
import { withSection } from './document.ts';
import { sampleFile } from './sample-file.ts';

const PAGE = path.join(PROJECT, 'docs', 'keras-tuner.md');
const HEADING = 'What came out';

/** The section in Markdown. */
export function kerasTunerFigures(): string {
  const store = openStore(':memory:');
  try {
    const [studyId] = importSample(store, sampleFile('fashion-mnist-assignment.db'));
    const section = foreignSearchesSection(foreignSearches(store, studyId!)!, objectiveOf(store.study(studyId!)));
    return [`## ${HEADING}`, markdownSection(section)].join('\n\n');
  } finally {
    store.close();
  }
}

if (import.meta.main) {
  const section = kerasTunerFigures();
  process.stdout.write(`${section}\n`);
  if (process.argv.includes('--write')) writeFileSync(PAGE, withSection(readFileSync(PAGE, 'utf8'), HEADING, section));
}
