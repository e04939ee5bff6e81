/** Rows of the same persons train and judge. */
import { countText } from '../../../../../../shared/format/count.ts';
import { NEW_PERSONS, PERSONS, ROWS_A_PERSON } from '../rows/rows-of-persons.ts';
import { plantedLeak } from './planted.ts';

export const groups = plantedLeak({
  leak: 'groups',
  data: (repetition) => [
    { kind: 'rows of persons', repetition, partedBy: 'row' },
    { kind: 'rows of persons', repetition, partedBy: 'person' },
  ],
  params: { hidden_layers: 1, units: 64, batch_size: 64, learning_rate: 0.01 },
  epochs: 10,
  without: 'The same, each person in one partition',
  how: `Generated: ${countText(PERSONS)} persons with ${ROWS_A_PERSON} rows each and one class a person, parted by row; a row of each of ${countText(NEW_PERSONS)} new persons is honest.`,
});
