import { expect, test } from 'vitest';
import { sectionText, tableText } from '../../../../electron/cli/report-text.ts';
import ReportCard from '../../../../renderer/components/report/ReportCard.vue';
import { armsSection } from '../../../../shared/report/comparison/arms.ts';
import { pairsSection } from '../../../../shared/report/comparison/pairs.ts';
import type { Section, Table } from '../../../../shared/report/report.ts';
import { COMPARED, evidenceOf } from '../../../support/comparison-evidence.ts';
import { openWindow } from '../../support/window.ts';

const bare = (text: string): string => text.replaceAll(/\s|95 %/g, '');
const SECTIONS: Readonly<Record<string, Section>> = {
  arms: armsSection(evidenceOf(), COMPARED),
  pairs: pairsSection(evidenceOf(), COMPARED),
};

test.each(Object.entries(SECTIONS))('the window and the terminal show the same cells of the table of %s', (_, section) => {
  const shown = openWindow().show(ReportCard, { section });
  const [table] = section.blocks as readonly [Table];
  const drawn = shown.findAll('tr').map((row) =>
    row
      .findAll('th, td')
      .map((cell) => bare(cell.text()))
      .join(''),
  );
  expect(drawn).toEqual(tableText(table, Infinity).split('\n').map(bare));
  expect(bare(sectionText(section, Infinity)).startsWith(bare(`${shown.get('h3').text()}${shown.get('p').text()}`))).toBe(true);
});

test('a strategy has its line, a term its explanation, an estimate its interval below and a finding its colour', () => {
  const shown = openWindow().show(ReportCard, { section: SECTIONS['pairs']! });
  const [, row] = shown.findAll('tbody tr');
  expect(shown.findAll('.term').map((term) => term.text())).toEqual([
    'intervals',
    'Gap',
    'A is',
    'p',
    'P(A > B)',
    'Same word again',
  ]);
  expect(row!.findAll('.strategy line')).toHaveLength(2);
  expect(row!.findAll('svg.interval')).toHaveLength(2);
  expect(row!.findAll('small.interval').map((interval) => interval.text())).toEqual(['−0.0041 to −0.0021', '0.10 to 0.30']);
  expect(row!.get('.finding').classes()).toContain('bad');
  expect(row!.attributes('title')).toBe('Arm 0 loses to arm 2.');
});

test('text and code are shown with their marks', () => {
  const paragraph = [
    'See ',
    { mark: 'strong', text: 'this' },
    ' and ',
    { mark: 'link', text: 'that', address: '#/help' },
    '.',
  ] as const;
  const section: Section = {
    ...{ heading: 'Heading', anchor: 'heading' },
    blocks: [
      { kind: 'text', paragraphs: [paragraph] },
      { kind: 'code', language: 'json', text: '{ "a": 1 }' },
    ],
  };
  const shown = openWindow().show(ReportCard, { section });
  expect(shown.get('p').text()).toBe('See this and that.');
  expect(shown.get('strong').text()).toBe('this');
  expect(shown.get('a').attributes('href')).toBe('#/help');
  expect(shown.get('pre code').text()).toBe('{ "a": 1 }');
});

test('a table that is too wide scrolls by itself, by the keyboard too, and the card stays', () => {
  const shown = openWindow().show(ReportCard, { section: SECTIONS['arms']! });
  const scroller = shown.get('table').element.parentElement!;
  expect(scroller.querySelector('h3')).toBeNull();
  expect([scroller.tabIndex, scroller.getAttribute('role'), scroller.getAttribute('aria-label')]).toEqual([
    0,
    'region',
    'What each ended with, and what it took',
  ]);
});

test('what is not known is a dash and no finding', () => {
  const table: Table = {
    ...(SECTIONS['pairs']!.blocks[0] as Table),
    columns: [{ ...(SECTIONS['pairs']!.blocks[0] as Table).columns[0]!, kind: 'finding' }],
    rows: [{ cells: [{ kind: 'finding', text: '–', tone: 'none' }], note: null }],
  };
  const shown = openWindow().show(ReportCard, { section: { ...SECTIONS['pairs']!, blocks: [table] } });
  expect([shown.get('td').text(), shown.find('.finding').exists()]).toEqual(['–', false]);
});
