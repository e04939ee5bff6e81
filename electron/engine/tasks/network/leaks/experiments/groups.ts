/** Rows of the same persons train and judge. */
import { plantedLeak } from './planted.ts';

export const groups = plantedLeak({
  leak: 'groups',
  data: (repetition) => [
    { kind: 'rows of persons', repetition, partedBy: 'row' },
    { kind: 'rows of persons', repetition, partedBy: 'person' },
  ],
  params: { hidden_layers: 1, units: 32, batch_size: 32, learning_rate: 0.003 },
  epochs: 15,
  without: 'The same, each person in one partition',
  how: 'Generated: 60 persons with 30 rows each and one class a person, parted by row; the rows of 40 new persons are honest.',
});
