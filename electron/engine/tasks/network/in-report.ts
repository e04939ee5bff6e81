/** What the report of a study says of its networks and their data. */
import { countedText, countText } from '../../../../shared/format/count.ts';
import { PARTITION_NAMES } from '../../../../shared/model.ts';
import type { NetworkTask } from '../../../../shared/network/task.ts';
import type { TaskWords } from '../../../../shared/report/study/task-words.ts';
import { listed } from '../../../../shared/wording.ts';

export function networkWords({ dataset, split, recordConfirm }: NetworkTask): TaskWords {
  const { title, rows, vaultRows, features, classes, hash } = dataset;
  const { seed, train, stop, select, confirm } = split;
  return {
    data: [
      `The data set is ${title}: ${countedText(rows, 'row')} of ${countedText(features, 'value')} each in ${countedText(classes.length, 'class', 'classes')} (${listed(classes)}), and ${countedText(vaultRows, 'row')} in the vault. Its files have the SHA-256 ${hash}.`,
      'Its rows are parted once, the same for every configuration and every model seed, and each partition has one use:',
    ],
    prevention: `This study has one split, drawn from split seed ${seed} alone, whatever the model seed: every configuration and every seed met the same rows. ${listed(PARTITION_NAMES)} are separate, inputs are standardised by the statistics of train, and the process that trains is handed a file in which the rows of the vault are missing. Readings of the vault are logged before the rows are read, and shown for ever.`,
    limit: `All values are of one data set, ${title}, in one split of its rows: another split would change them, and the order of configurations that are close together.`,
    repeats: {
      rows: `The split is drawn from split seed ${seed}, and the data are those whose SHA-256 stands where they are described.`,
      trial:
        'A trial repeats bit for bit on the same kind of processor with the same version of TensorFlow; elsewhere it repeats within noise.',
    },
    options: [
      `--dataset ${dataset.name} --split-seed ${seed} --split ${[train, stop, select, confirm].join(',')}`,
      ...(recordConfirm ? ['--record-confirm'] : []),
    ],
    answers: answersOf(dataset, rows - train - stop - select - confirm),
  };
}

/** @param left rows that are in no partition */
function answersOf(
  { name, title, rows, vaultRows, features, classes, hash }: NetworkTask['dataset'],
  left: number,
): TaskWords['answers'] {
  return {
    model: `A fully connected network from ${countedText(features, 'value')} to ${countedText(classes.length, 'class', 'classes')}, described by its hyperparameters.`,
    data: `${title}; its files are told by their SHA-256, ${hash.slice(0, 12)}… and so on.`,
    // Of the data set that the product knows the paper of.
    ...(name === 'fashion-mnist' && { sources: `${title}: its authors describe source, time and labels.` }),
    outcome: `The class, one of ${countText(classes.length)}, with the same shares in every partition.`,
    sampleSize: `${countedText(rows, 'row')} and ${countText(vaultRows)} in the vault, by partition in the table.`,
    excluded: left === 0 ? 'No row is left out.' : `${countedText(left, 'row')} of ${countText(rows)} are in no partition.`,
    preprocessing: 'Inputs are standardised by the statistics of train, and nothing else.',
    reach: `None beyond ${title}, in one split: no other data were tried.`,
  };
}
