import { entry, type GlossarySection } from './entry.ts';

export const MEASURES: GlossarySection = {
  title: 'Measures',
  entries: [
    entry(
      'value',
      'Value',
      'A trial’s measure on select at its best epoch. The best epoch is chosen on stop, so the value is not flattered by the choice.',
    ),
    entry(
      'corrected',
      'Corrected value',
      'What the best trial is worth on fresh rows. The best of many looks better than it is, because it was chosen by the same rows that measured it; the choice is made again in 1,000 bootstraps of the rows, and what it owes to them is taken off.',
    ),
    entry(
      'winners-curse',
      'Winner’s curse',
      'The best of many was partly lucky, and looks better than it is: of equally good trials the best one still stands out. The more are compared, and the fewer rows judge them, the more.',
    ),
    entry('accuracy', 'Accuracy', 'The share of rows whose class the network names. 0.90 means nine of ten.'),
    entry(
      'balanced_accuracy',
      'Balanced accuracy',
      'The mean over the classes of the share of their rows whose class the network names: a rare class counts as much as a common one.',
    ),
    entry(
      'loss',
      'Loss',
      'The mean cross-entropy: how surprised the network is by the true class. 0 is certain and right; ln 10, about 2.30, is guessing among ten.',
    ),
    entry('best-epoch', 'Best epoch', 'The epoch with the best measure on stop. Training may have gone on after it.'),
    entry('epoch', 'Epoch', 'One pass over the rows of train.'),
    entry(
      'noise',
      'Noise',
      'What a value changes by when only the seed differs. Differences smaller than that say nothing about the configuration.',
    ),
    entry(
      'interval',
      'Interval',
      'For an accuracy on select: the range that would hold the true share of right answers in 95 of 100 such measurements.',
    ),
    entry(
      'regret',
      'Regret',
      'How far the incumbent is from the best that is known, on confirm, which no search sees. On a recorded study with several model seeds what is chosen on one is scored on the others, and the best known is chosen on half of them and scored on the other half. 0 means at least as good as that.',
    ),
    entry(
      'overtuning',
      'Overtuning',
      'How much better the best of a search’s earlier incumbents is on confirm than the one that it ended with. More search on the same select rows can make the choice worse.',
    ),
  ],
};
