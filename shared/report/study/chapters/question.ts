/** What was asked, and of which data. */
import type { Split } from '../../../dataset.ts';
import { dateText } from '../../../format/date.ts';
import { countedText, countText } from '../../../format/count.ts';
import { objectiveOf } from '../../../measure.ts';
import { countsOf } from '../../../vault.ts';
import { bestText, listed, measureText } from '../../../wording.ts';
import type { Block, Chapter } from '../../report.ts';
import { numberColumn, tableOf, textColumn } from '../../table-of.ts';
import { textBlock } from '../../text-block.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';

export function questionChapter({ study, words, confirmation: { readings } }: StudyEvidence): Chapter {
  const { about, task, createdAt, measures, maxEpochs } = study;
  const objective = objectiveOf(study);
  const others = measures.filter(({ name }) => name !== objective.name).map(measureText);
  const beside =
    others.length === 0
      ? ''
      : ` Beside it, ${listed(others)} ${others.length === 1 ? 'is' : 'are'} measured and decide${others.length === 1 ? 's' : ''} nothing.`;
  const question = `The study asks which configuration has the ${bestText(objective)} ${measureText(objective)} on rows that trained nothing. It was begun on ${dateText(createdAt)}; no trial trains longer than ${countedText(maxEpochs, 'epoch')}.${beside}`;
  const vaultRows = about.dataset === null ? null : readings.rows;
  const parted = task.split === undefined ? [] : [partitionTable(task.split, vaultRows, countsOf(readings))];
  const remark = about.remark === null ? [] : [textBlock(`${about.remark.label}: ${about.remark.text}`)];
  return chapter('question', [textBlock(question), textBlock(...words.data), ...parted, ...remark]);
}

interface Part {
  readonly name: string;
  readonly rows: number;
  readonly use: string;
}

/** @param vaultRows null where there is no vault @param read how often it was */
function partitionTable({ seed, train, stop, select, confirm }: Split, vaultRows: number | null, read: string): Block {
  const parts: readonly Part[] = [
    { name: 'train', rows: train, use: 'gradients, and the statistics that standardise the inputs' },
    { name: 'stop', rows: stop, use: 'how long a trial trains, and which of its epochs counts' },
    { name: 'select', rows: select, use: 'the value of a trial: what is proposed next, and which configuration wins' },
    { name: 'confirm', rows: confirm, use: 'what the winners are worth; no search decision reads it' },
    ...(vaultRows === null
      ? []
      : [
          {
            name: 'vault',
            rows: vaultRows,
            use: 'sealed; opened for the confirmed winner, and every reading is kept for ever',
          },
        ]),
  ];
  const columns = [
    textColumn<Part>('Partition', ({ name }) => name),
    numberColumn<Part>('Rows', 'count', ({ rows }) => rows),
    textColumn<Part>('What it decides', ({ use }) => use),
  ];
  const drawn = `Drawn with split seed ${countText(seed)}, each class in every partition alike.`;
  return tableOf(parts, columns, [vaultRows === null ? drawn : `${drawn} ${read}`]);
}
