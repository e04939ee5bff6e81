/** A script that makes the searches, comparisons and the confirmation of a study again. */
import { citedCommand, comparisonCommands, confirmCommands, searchCommands } from './commands.ts';
import type { StudyEvidence } from './evidence.ts';

/** In the place of the study's number, which is another one wherever it is made again. */
const STUDY = '"$STUDY"';

/** For a POSIX shell, beside the file space.json. */
export function repeatScript(evidence: StudyEvidence): string {
  const [first, ...further] = searchCommands(evidence, STUDY);
  const lines = [
    '#!/bin/sh',
    `# Searches, comparisons and confirmation of the study ${evidence.study.name.replaceAll(/\s+/g, ' ')}, made again.`,
    'set -e',
    'cd "$(dirname "$0")"',
    ...(first === undefined ? [] : [first, '# The study that was changed last is the one that this search has made.', NUMBER]),
    ...further,
    ...kerasTunerLines(evidence),
    ...comparisonCommands(evidence, STUDY),
    ...confirmCommands(evidence, STUDY),
    ...citedLines(evidence),
  ];
  return `${lines.join('\n')}\n`;
}

const NUMBER = `STUDY=$(trialdeck studies | awk 'NR == 2 { print $1 }')`;

/** Its study is there or is not: the script makes no other than its own. */
function citedLines(evidence: StudyEvidence): readonly string[] {
  return citedCommand(evidence, 'NUMBER').flatMap((command) => [
    `# The comparison that is cited, where NUMBER is that of the study ${evidence.cited!.study.name.replaceAll(/\s+/g, ' ')}:`,
    `# ${command}`,
  ]);
}

/** Searches of another program are not started from here. */
function kerasTunerLines({ study }: StudyEvidence): readonly string[] {
  if (!study.sessions.some(({ strategy }) => strategy.name.startsWith('keras-tuner/'))) return [];
  return [
    '# Keras Tuner’s own searches, in the folder of Trialdeck’s source (docs/keras-tuner.md):',
    '# node bench/keras-tuner-search.ts --folder searches',
    `# trialdeck import ${STUDY} searches/*.json`,
  ];
}
