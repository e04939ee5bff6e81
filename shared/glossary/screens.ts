import { entry, type GlossarySection } from './entry.ts';

export const SCREENS: GlossarySection = {
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
    entry('plots', 'Plots', 'The trials as pictures. Choosing a trial in one marks it everywhere; dragging in one filters all.'),
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
};
