import { entry, type GlossarySection } from './entry.ts';

export const CONFIRMING: GlossarySection = {
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
};
