/** Columns of noise are chosen by labels of chance, those of the rows that judge among them. */
import { plantedLeak } from './planted.ts';

export const preprocessing = plantedLeak({
  leak: 'preprocessing',
  data: (repetition) => [
    { kind: 'columns of noise', repetition, fittedOn: 'everything' },
    { kind: 'columns of noise', repetition, fittedOn: 'train' },
  ],
  params: { hidden_layers: 1, units: 16, batch_size: 16, learning_rate: 0.003 },
  epochs: 10,
  without: 'The same, the columns chosen on train',
  how: 'Generated: 1,000 columns of noise, of which the 20 that correlate most with the labels of 240 rows are kept; 60 rows report, 600 fresh ones are honest.',
});
