import { entry, type GlossarySection } from './entry.ts';

export const HOW_TRIALS_END: GlossarySection = {
  title: 'How trials end',
  entries: [
    entry('completed', 'Completed', 'Trained to its last epoch, or until its patience was spent.'),
    entry('stopped', 'Stopped', 'Ended early by a rule, because its curve promised too little.'),
    entry('diverged', 'Diverged', 'The loss left the finite numbers, most often because the learning rate was too large.'),
    entry('failed', 'Failed', 'Could not be trained; the trial names the reason. The search goes on.'),
    entry('patience', 'Patience', 'Epochs without a better measure on stop after which training ends.'),
    entry('rung', 'Rung', 'A number of epochs at which trials are compared; the better ones go on to the next rung.'),
    entry(
      'bracket',
      'Bracket',
      'One run of successive halving inside Hyperband: many configurations begin with few epochs, and at every rung the better ones go on. Its brackets differ in how many begin, and with how many epochs.',
    ),
    entry(
      'promotion',
      'Promotion',
      'A trial that is among the best of its rung goes on to the next one: it continues from its last epoch, with its weights and its optimizer. Rungs rank by stop.',
    ),
  ],
};
