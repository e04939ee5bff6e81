import { expect, test } from 'vitest';
import type { SearchBeside } from '../../../shared/foreign-searches.ts';
import { foreignSearchesSection } from '../../../shared/report/foreign-searches.ts';
import { markdownSection } from '../../../shared/report/markdown-section.ts';
import { ACCURACY } from '../../support/measures.ts';

function searched(seed: number, final: number, ranked: SearchBeside['ranked']): SearchBeside {
  const method = ranked === null ? 'Random search' : 'Keras Tuner: random search';
  return { method, seed, elsewhere: ranked !== null, trials: 20, incumbents: [null, 0.8, final], ranked };
}

function textOf(searches: readonly SearchBeside[]): string {
  return markdownSection(foreignSearchesSection({ epochs: 300, places: [100, 200, 300], searches }, ACCURACY));
}

test('a row a method with its medians and how far its searches lie apart, a row a search for what the other program says', () => {
  const theirs = [0.9, 0.91, 0.88].map((final, at) => searched(1000 * (at + 1), final, { own: final + 0.003, ours: final }));
  const text = textOf([...theirs, searched(1, 0.89, null)]);
  expect(text).toContain('| Keras Tuner: random search | 3 | 20 | – | 0.8000 | 0.9000 | 0.8800 to 0.9100 |');
  expect(text).toContain('| Random search | 1 | 20 | – | 0.8000 | 0.8900 | 0.8900 to 0.8900 |');
  expect(text).toContain('| Keras Tuner: random search | 2000 | 0.9130 | 0.9100 | 0.30 points |');
  expect(text).toContain('On average it looks 0.30 points better');
});

test('below six searches of a method it is said that they can show nothing', () => {
  const of = (count: number): string =>
    textOf(Array.from({ length: count }, (_, at) => searched(at, 0.9, { own: 0.9, ours: 0.9 })));
  expect(of(5)).toContain(
    '5 searches of a method can show nothing: below 6 pairs even the same winner in all of them may be chance.',
  );
  expect(of(6)).not.toContain('can show nothing');
});
