import { expect, test } from 'vitest';
import { round, sectionOf, withSection } from '../../bench/document.ts';

test('a section says what, where and how, and whether each figure was reached', () => {
  const section = sectionOf(
    'step',
    'How near?',
    {
      how: ['All rows.', 'One thread.'],
      table: {
        columns: ['side', 'seconds'],
        rows: [
          ['Trialdeck', 0.6],
          ['Keras', 12],
        ],
      },
      figures: [
        { what: 'against Keras', value: 20.04, unit: 'x', reach: { atLeast: 5 } },
        { what: 'memory', value: 1234.5, unit: 'MB', reach: { atMost: 900 } },
      ],
      versions: { Keras: '3.15.1' },
    },
    { date: '2026-11-24', machine: 'EPYC, 2 cores', versions: { Node: '24.21.0' } },
  );
  expect(section).toBe(`## step

How near?

2026-11-24, EPYC, 2 cores; Node 24.21.0, Keras 3.15.1.

All rows. One thread.

| side      | seconds |
| --------- | ------: |
| Trialdeck |     0.6 |
| Keras     |      12 |

- against Keras: **20x** (at least 5: reached)
- memory: **1235 MB** (at most 900: missed)`);
});

test('a section takes the place of its former one and leaves the others alone', () => {
  const first = withSection(withSection('', 'step', '## step\n\nold'), 'store', '## store\n\n### Detail\n\nkept');
  expect(first).toMatch(/^# Benchmarks\n\n[^]+\n\n## step\n\nold\n\n## store\n\n### Detail\n\nkept\n$/);
  expect(withSection(first, 'step', '## step\n\nnew')).toBe(first.replace('old', 'new'));
  expect(withSection(first, 'ste', '## ste\n\nother')).toBe(`${first}\n## ste\n\nother\n`);
});

test('numbers keep three digits that count', () => {
  expect([0.0123456, 1.2345, 99.96, 123.4, 56_789.4].map(round)).toEqual([0.0123, 1.23, 100, 123, 56_789]);
});
