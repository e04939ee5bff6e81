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
        'The best trial so far, by its value. Its curve over the budget only ever improves by that value, though not always on confirm; how early it does is what tells strategies apart.',
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
  },
  {
    title: 'Confirming a winner',
    entries: [
      entry(
        'mcnemar',
        'McNemar’s test',
        'Whether two models differ on the same rows. Only the rows that one of them gets right and the other does not can tell: of equally good models each has half of these, as when coins are thrown.',
      ),
      entry(
        'hsu',
        'Comparison with the best',
        'Each configuration less the best of the others, with intervals that hold for all of them at once (Hsu 1984). They are cut at 0: one from 0 upwards says that no other is better, one that ends at 0 that another one may be.',
      ),
      entry(
        'dunnett',
        'Comparison with the default',
        'How much better the leader is than the default configuration. The interval is wide enough to hold whichever of the configurations leads (Dunnett 1955).',
      ),
      entry(
        'wilson',
        'Wilson’s interval',
        'The interval of a share of few cases, such as runs with the same seed. It stays between 0 and 1, also where all cases fell to one side.',
      ),
      entry(
        'clopper-pearson',
        'Exact interval',
        'The interval of a share of right answers by Clopper and Pearson: every true share that would give such a count in more than 2.5 of 100 cases on either side. It never promises too much, and is a little wide.',
      ),
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
  },
  {
    title: 'Comparing strategies',
    entries: [
      entry(
        'comparison',
        'Comparison',
        'Several strategies on one study, each many times, with one budget, and random search with twice that beside them. Each time all of them have the same seed, so that they can be compared in pairs.',
      ),
      entry(
        'pair',
        'Pair',
        'The searches of two strategies with the same seed: with 30 pairs every strategy has searched 30 times. Below 6 nothing can be shown: even the same winner in all of them may be chance. How many it takes depends on how many strategies are compared; the form of a new comparison simulates it.',
      ),
      entry(
        'replay',
        'Replay',
        'A search on a study in which every configuration has been trained before: a trial’s curve is looked up where it would be trained, and the clock is simulated. A thousand searches take about half a minute on two cores, and minutes where the strategy thinks long; the best is known as well as its model seeds tell.',
      ),
      entry(
        'random-2x',
        'Random 2x',
        'Random search with twice the budget. It is in every comparison: a strategy that falls behind it is worth less than a second machine.',
      ),
      entry(
        'superiority',
        'P(A > B)',
        'The probability that a run of A ends better than the run of B with the same seed: the share of pairs that A wins, ties half. 0.5 is no difference, three of four a clear one. Its interval is Wilson’s, for this pair alone.',
      ),
      entry(
        'gap',
        'Gap',
        'The mean over the pairs of how much better one run ended than the other, in the unit of the measure. A gap that can be detected need not be of use: that is asked of the margin.',
      ),
      entry(
        'margin',
        'Margin',
        'The smallest gap that is of use, stated before anything runs: 0.2 points of accuracy unless said otherwise. Below it one strategy may be ahead, but not by as much as matters to whoever asks.',
      ),
      entry(
        'word-of-a-pair',
        'Better, slightly better, same, undecided',
        'Better: the whole joint interval of the gap is above the margin. Slightly better: it is above 0 and below the margin. The same: it is within the margin on both sides. Slightly worse and worse are the mirror of these. Undecided: none of them, so that more pairs are needed; where the gap is above 0, but may be smaller or larger than the margin, it is better or slightly better.',
      ),
      entry(
        'width',
        'Width',
        'How many trials a search has under way at a time, as its decisions reckon. With 1 every decision knows all results. The same width searches the same with however many workers; results that count as they come have none.',
      ),
      entry(
        'joint-interval',
        'Joint interval',
        'Who makes many comparisons finds something by chance. These intervals are widened until all of them hold together in 95 of 100 comparisons: what is left of the differences without their means changes its sign at random, row by row, and the largest mean of each draw is what chance alone can do. They leave 0 out where p is at most 0.04.',
      ),
      entry(
        'stability',
        'Stability',
        'The pairs are drawn again and again with replacement, as if the comparison were made anew: how often the same word, or the same answer, comes out. A new comparison of the same size repeats a little less than these draws say: what they repeat in 95 of 100, it repeats in about nine of ten.',
      ),
      entry(
        'on-the-edge',
        'On the edge',
        'A word, or an answer, that fewer than 95 % of the comparisons repeat that are drawn anew from this one: a new comparison of the same size says another one in more than about one of ten. What is undecided says that itself and has no such mark.',
      ),
      entry(
        'speed-up',
        'Sooner',
        'The median epochs until a strategy reaches what random search ends with, over those that random search takes; beside it the same of the means, each search counted up to the budget, which depends less on where the target lies. Tested by pairs with the log-rank test, which knows that some runs never come there, and corrected after Holm.',
      ),
      entry(
        'holm',
        'Holm’s correction',
        'Who makes many comparisons finds something by chance. Holm raises each p by the number of comparisons that are left, from the smallest on, so that the chance of even one false finding stays below 5 %.',
      ),
      entry(
        'bootstrap',
        'Bootstrap band',
        'The runs are drawn again and again with replacement, and the median is taken each time; the band holds 95 % of these medians. Below 6 runs there is none.',
      ),
      entry(
        'average-rank',
        'Average rank',
        'At every budget the strategies of a comparison are ranked from 1 for the best among the searches with one seed; the mean over the seeds tells who is ahead most of the time, whatever the size of the differences.',
      ),
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
      entry(
        'trial-page',
        'A trial',
        'Its configuration beside the incumbent’s and the default, its curves, where it came from and what its network mistakes. From here it is run again, continued or changed.',
      ),
      entry(
        'compare',
        'Compare trials',
        'Two to eight trials side by side, their differences marked and their curves in one chart.',
      ),
      entry(
        'strategies',
        'Strategies',
        'The sessions of the study by strategy, their brackets, and comparisons that say in a sentence which strategy is better.',
      ),
      entry(
        'audit-place',
        'Audit',
        'What can make the value of a study’s winner better than fresh rows would show it, a check after another, with what to do.',
      ),
      entry(
        'replay-place',
        'Replay',
        'What another strategy would have done on a recorded study: its trials, its path and its choice, in an instant.',
      ),
      entry(
        'leaks-place',
        'Leaks',
        'Ways to fool oneself, each committed on purpose with real trainings: what it adds to a reported value, and what the product does instead.',
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
