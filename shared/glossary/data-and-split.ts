import { entry, type GlossarySection } from './entry.ts';

export const DATA_AND_SPLIT: GlossarySection = {
  title: 'Data and split',
  entries: [
    entry('train', 'Train', 'The rows that the gradients see: about 70 %.'),
    entry('stop', 'Stop', 'The rows that decide how long a trial trains: patience, its best epoch, early ending. About 10 %.'),
    entry(
      'select',
      'Select',
      'The rows on which configurations are ranked and proposed; a trial’s value is measured on them. About 10 %.',
    ),
    entry(
      'confirm',
      'Confirm',
      'Rows that no decision of the search reads. The winners are measured on them again, so that luck on select shows. About 10 %.',
    ),
    entry(
      'vault',
      'Vault',
      'The official test set, kept apart. It opens once, after the selection is frozen, and every reading is logged for ever. A second reading can be fitted to, so its number says less.',
    ),
    entry(
      'split-seed',
      'Split seed',
      'Decides which row goes to which partition. It belongs to the study and is independent of every other seed: all trials see the same rows.',
    ),
    entry(
      'stratified',
      'Stratified',
      'Every class is shared out in the same proportions, so that no partition has more shirts than another.',
    ),
  ],
};
