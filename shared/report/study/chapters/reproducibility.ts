/** What is needed to do it again: seeds, versions, machines, commands. */
import { countedText } from '../../../format/count.ts';
import { UNKNOWN } from '../../../format/unknown.ts';
import type { Environment } from '../../../model.ts';
import type { Block, Chapter, Section } from '../../report.ts';
import { numberColumn, tableOf, textColumn, type ColumnOf } from '../../table-of.ts';
import { textBlock } from '../../text-block.ts';
import { citedCommand, comparisonCommands, confirmCommands, searchCommands } from '../commands.ts';
import type { StudyEvidence } from '../evidence.ts';
import { spaceJson } from '../space-json.ts';
import { chapter } from './chapter.ts';

export function reproducibilityChapter(evidence: StudyEvidence): Chapter {
  return chapter(
    'reproducibility',
    [textBlock(...promisesOf(evidence)), ...environmentsOf(evidence)],
    [
      commandsSection(evidence),
      {
        heading: 'The search space as JSON',
        anchor: 'space-json',
        blocks: [{ kind: 'code', language: 'json', text: spaceJson(evidence.study) }],
      },
    ],
  );
}

function promisesOf({ study: { sessions }, words: { repeats } }: StudyEvidence): readonly string[] {
  const asTheyCome = sessions.filter(({ width }) => width === null).length;
  const clock =
    asTheyCome === 0
      ? 'Decisions follow a clock of their own: the same seed searches the same, however many workers train.'
      : `In ${asTheyCome === sessions.length ? 'all sessions' : `${countedText(asTheyCome, 'session')} of ${sessions.length}`} results counted as they came: where a strategy learns from results, another order of them gives another search.`;
  return [...(repeats.rows === null ? [] : [repeats.rows]), clock, repeats.trial];
}

function environmentsOf({ environments }: StudyEvidence): readonly Block[] {
  if (environments.length === 0) return [textBlock('No trial has been trained.')];
  const columns: readonly ColumnOf<Environment>[] = [
    textColumn('Trialdeck', ({ trialdeck }) => trialdeck),
    textColumn('Commit', ({ gitCommit }) => gitCommit?.slice(0, 12) ?? UNKNOWN, { priority: 2 }),
    textColumn('Node', ({ node }) => node),
    textColumn('TensorFlow', ({ tensorflow }) => tensorflow ?? UNKNOWN),
    textColumn('Trained by', ({ engine }) => engine),
    textColumn('System', ({ platform }) => platform),
    textColumn('Processor', ({ cpu }) => cpu),
    numberColumn('Cores', 'count', ({ cores }) => cores),
  ];
  return [tableOf(environments, columns, ['Where trials were trained: versions and machines.'])];
}

function commandsSection(evidence: StudyEvidence): Section {
  const { study } = evidence;
  const commands = [
    ...searchCommands(evidence),
    ...comparisonCommands(evidence),
    ...confirmCommands(evidence),
    ...citedCommand(evidence),
    `trialdeck audit ${study.id}`,
  ];
  return {
    heading: 'Commands',
    anchor: 'commands',
    blocks: [
      textBlock(
        'What was asked for, as commands of the terminal; space.json is the space below. Numbers of studies are those of the data folder of this report: the first command makes a study of its own.',
      ),
      { kind: 'code', language: 'sh', text: commands.join('\n') },
    ],
  };
}
