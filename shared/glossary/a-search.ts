import { entry, type GlossarySection } from './entry.ts';

export const A_SEARCH: GlossarySection = {
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
};
