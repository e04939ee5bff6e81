/** The rows that a training of the lab sees: of the data set's rows outside the vault, or generated. */
import type { DatasetSummary } from '../../../../../../shared/dataset.ts';
import type { LabelledRows } from '../../data/dataset.ts';
import type { PartitionContent } from '../../data/partition-file.ts';
import type { LabSetting } from '../setting.ts';
import type { LabData } from '../training.ts';
import { columnsOfNoise } from './columns-of-noise.ts';
import { rowsOfPersons } from './rows-of-persons.ts';
import { splitRows, withDuplicates, withPermutedLabels } from './split-rows.ts';

/** @param read the data set's rows, asked for where they are needed */
export function labRows(data: LabData, setting: LabSetting, dataset: DatasetSummary, read: () => LabelledRows): PartitionContent {
  switch (data.kind) {
    case 'split':
      return splitRows({ ...dataset, ...read() }, setting, data.repetition);
    case 'duplicates':
      return withDuplicates({ ...dataset, ...read() }, setting, data.repetition);
    case 'permuted labels':
      return withPermutedLabels({ ...dataset, ...read() }, setting, data.repetition);
    case 'columns of noise':
      return columnsOfNoise(setting.seed, data.repetition, data.fittedOn);
    case 'rows of persons':
      return rowsOfPersons(setting.seed, data.repetition, data.partedBy);
  }
}
