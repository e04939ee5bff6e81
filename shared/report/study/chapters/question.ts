/** What was asked, and of which data. */
import type { DatasetSummary, Split } from '../../../dataset.ts';
import { dateText } from '../../../format/date.ts';
import { countedText, countText } from '../../../format/count.ts';
import { objectiveOf } from '../../../measure.ts';
import { isNetwork } from '../../../network/task.ts';
import { countsOf } from '../../../vault.ts';
import { bestText, listed, measureText } from '../../../wording.ts';
import type { Block, Chapter } from '../../report.ts';
import { numberColumn, tableOf, textColumn } from '../../table-of.ts';
import { textBlock } from '../../text-block.ts';
import type { StudyEvidence } from '../evidence.ts';
import { chapter } from './chapter.ts';

export function questionChapter({ study, confirmation }: StudyEvidence): Chapter {
  const { about, task, createdAt, measures, maxEpochs } = study;
  const objective = objectiveOf(study);
  const others = measures.filter(({ name }) => name !== objective.name).map(measureText);
  const beside =
    others.length === 0
      ? ''
      : ` Beside it, ${listed(others)} ${others.length === 1 ? 'is' : 'are'} measured and decide${others.length === 1 ? 's' : ''} nothing.`;
  const question = `The study asks which configuration has the ${bestText(objective)} ${measureText(objective)} on rows that trained nothing. It was begun on ${dateText(createdAt)}; no trial trains longer than ${countedText(maxEpochs, 'epoch')}.${beside}`;
  const data: readonly Block[] = isNetwork(task)
    ? [datasetText(task.dataset), partitionTable(task.split, task.dataset, countsOf(confirmation.readings))]
    : [
        textBlock(
          `${about.title}: ${about.details}. The data are the program’s own: what it trains on, and which rows it judges by, is not known here.`,
        ),
      ];
  const remark = about.remark === null ? [] : [textBlock(`${about.remark.label}: ${about.remark.text}`)];
  return chapter('question', [textBlock(question), ...data, ...remark]);
}

function datasetText({ title, rows, vaultRows, features, classes, hash }: DatasetSummary): Block {
  return textBlock(
    `The data set is ${title}: ${countedText(rows, 'row')} of ${countedText(features, 'value')} each in ${countedText(classes.length, 'class', 'classes')} (${listed(classes)}), and ${countedText(vaultRows, 'row')} in the vault. Its files have the SHA-256 ${hash}.`,
    'Its rows are parted once, the same for every configuration and every model seed, and each partition has one use:',
  );
}

interface Part {
  readonly name: string;
  readonly rows: number;
  readonly use: string;
}

function partitionTable({ seed, train, stop, select, confirm }: Split, { vaultRows }: DatasetSummary, vault: string): Block {
  const parts: readonly Part[] = [
    { name: 'train', rows: train, use: 'gradients, and the statistics that standardise the inputs' },
    { name: 'stop', rows: stop, use: 'how long a trial trains, and which of its epochs counts' },
    { name: 'select', rows: select, use: 'the value of a trial: what is proposed next, and which configuration wins' },
    { name: 'confirm', rows: confirm, use: 'what the winners are worth; no search decision reads it' },
    { name: 'vault', rows: vaultRows, use: 'sealed; opened for the confirmed winner, and every reading is kept for ever' },
  ];
  const columns = [
    textColumn<Part>('Partition', ({ name }) => name),
    numberColumn<Part>('Rows', 'count', ({ rows }) => rows),
    textColumn<Part>('What it decides', ({ use }) => use),
  ];
  return tableOf(parts, columns, [`Drawn with split seed ${countText(seed)}, each class in every partition alike. ${vault}`]);
}
