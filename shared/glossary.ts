/**
 * The words of the product, explained once: shown on hover, in the help and in the report. Strategies explain themselves in
 * the catalogue, hyperparameters in their own list.
 */

export interface GlossaryEntry {
  /** How the word is asked for, and its anchor in the help. */
  readonly key: string;
  readonly title: string;
  /** One to three sentences in plain words. */
  readonly text: string;
}

export interface GlossarySection {
  readonly title: string;
  readonly entries: readonly GlossaryEntry[];
}

const entry = (key: string, title: string, text: string): GlossaryEntry => ({ key, title, text });

export const GLOSSARY: readonly GlossarySection[] = [
  {
    title: 'A search',
    entries: [
      entry(
        'study',
        'Study',
        'One question: a data set, a split, a search space and an objective. Everything in a study can be compared, because all its trials see the same rows.',
      ),
      entry(
        'session',
        'Session',
        'One run of one strategy in a study, with a seed and a budget of its own. Comparing strategies means comparing sessions of a study.',
      ),
      entry('trial', 'Trial', 'One configuration, trained once.'),
      entry('configuration', 'Configuration', 'A value for every hyperparameter that is active.'),
      entry(
        'space',
        'Search space',
        'The hyperparameters that are searched, with the range or the choices of each. A dimension can depend on others: momentum is searched only where the optimizer has one.',
      ),
      entry(
        'strategy',
        'Strategy',
        'The rule by which the next configuration is chosen. With the same seed and the same results it chooses the same again.',
      ),
      entry('budget', 'Budget', 'What ends a session: a number of trials, of epochs over all trials, or of seconds at work.'),
      entry(
        'incumbent',
        'Incumbent',
        'The best trial so far, by its value. Its curve over the trials only ever improves; how early it does is what tells strategies apart.',
      ),
      entry(
        'default',
        'Default configuration',
        'The configuration that a person would start from. It is trained first, so that every search shows what it adds to it.',
      ),
      entry(
        'worker',
        'Worker',
        'A process that trains one trial at a time on one thread. If one is lost, its trial goes on in another.',
      ),
      entry(
        'seed',
        'Seed',
        'A number from which everything random follows. The session’s seed decides which configurations are drawn; each trial has one for its first weights, the order of rows and dropout.',
      ),
    ],
  },
  {
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
  },
  {
    title: 'Measures',
    entries: [
      entry(
        'value',
        'Value',
        'A trial’s measure on select at its best epoch. The best epoch is chosen on stop, so the value is not flattered by the choice.',
      ),
      entry('accuracy', 'Accuracy', 'The share of rows whose class the network names. 0.90 means nine of ten.'),
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
      entry('regret', 'Regret', 'How far the incumbent is from the best value known for the study.'),
    ],
  },
  {
    title: 'How trials end',
    entries: [
      entry('completed', 'Completed', 'Trained to its last epoch, or until its patience was spent.'),
      entry('stopped', 'Stopped', 'Ended early by a rule, because its curve promised too little.'),
      entry('diverged', 'Diverged', 'The loss left the finite numbers, most often because the learning rate was too large.'),
      entry('failed', 'Failed', 'Could not be trained; the trial names the reason. The search goes on.'),
      entry('patience', 'Patience', 'Epochs without a better measure on stop after which training ends.'),
      entry('rung', 'Rung', 'A number of epochs at which trials are compared; the better ones go on to the next rung.'),
    ],
  },
  {
    title: 'Screens',
    entries: [
      entry(
        'home',
        'Home',
        'All studies with their best value and state. Start a search begins one that makes sense, with one click.',
      ),
      entry(
        'new-study',
        'New study',
        'Data, space, strategy and budget of a search, with an estimate of how long it takes on this machine.',
      ),
      entry(
        'overview',
        'Overview',
        'What runs, how far, how long still, what is best so far. Here a search is paused, resumed and given more budget.',
      ),
      entry('trials', 'Trials', 'All trials as a table to sort and filter. The filter acts on every plot of the study.'),
      entry(
        'plots',
        'Plots',
        'The trials as pictures. Choosing a trial in one marks it everywhere; dragging in one filters all.',
      ),
      entry('data', 'Data', 'The data sets, how they are split, and the vault with its log.'),
      entry('settings', 'Settings', 'Workers, theme, disk space and where things lie.'),
    ],
  },
];

const BY_KEY: ReadonlyMap<string, GlossaryEntry> = new Map(
  GLOSSARY.flatMap(({ entries }) => entries.map((item) => [item.key, item] as const)),
);

/** The explanation of a word, or null where the glossary does not have it. */
export function explained(key: string): string | null {
  return BY_KEY.get(key)?.text ?? null;
}
