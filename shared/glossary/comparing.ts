import { entry, type GlossarySection } from './entry.ts';

export const COMPARING: GlossarySection = {
  title: 'Comparing strategies',
  entries: [
    entry(
      'comparison',
      'Comparison',
      'Several strategies on one study, each many times, with one budget, and random search with twice that beside them. Each time all of them have the same seed, so that they can be compared in pairs. Words come with the last pair: who looks on the way, and ends where something is seen, finds something by chance. Of a strategy whose runs end before any result has decided a trial no word is said.',
    ),
    entry(
      'pair',
      'Pair',
      'The searches of two strategies with the same seed: with 30 pairs every strategy has searched 30 times. Below 6 nothing can be shown: even the same winner in all of them may be chance. How many it takes depends on how many strategies are compared; the form of a new comparison simulates it. A run that found nothing, as all of its trials failed, loses its pair, and of its strategy no word is said.',
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
      'Who makes many comparisons finds something by chance. These intervals are widened until all of them hold together in 95 of 100 comparisons: what is left of the differences without their means changes its sign at random, row by row, and the largest mean of each draw is what chance alone can do. They leave 0 out where p is at most 0.035: together with what is said to come sooner, no more than one comparison in twenty of strategies that are alike finds something.',
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
      'The median epochs until a strategy reaches what random search ends with, over those that random search takes; beside it the same of the means, each search counted up to the budget, which depends less on where the target lies. Tested by pairs with the log-rank test, which knows that some runs never come there, and corrected after Holm: it takes a p below 0.01. It is said first where no strategy is better than random search with twice the budget but one comes sooner.',
    ),
    entry(
      'holm',
      'Holm’s correction',
      'Who makes many comparisons finds something by chance. Holm raises each p by the number of comparisons that are left, from the smallest on, so that the chance of even one false finding stays below the level at which a single p would be read.',
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
};
