import { expect, test } from 'vitest';
import type { Check } from '../../../shared/audit.ts';
import { plainText } from '../../../shared/report/plain-text.ts';
import type { TextBlock } from '../../../shared/report/report.ts';
import { auditSection } from '../../../shared/report/audit.ts';

const CHECKS: readonly Check[] = [
  { name: 'split', title: 'Split and seeds', outcome: 'passed', text: 'All is well.', advice: null },
  { name: 'vault', title: 'Readings of the vault', outcome: 'warned', text: 'Read twice.', advice: 'Quote the first.' },
  { name: 'classes', title: 'Classes', outcome: 'open', text: 'Not looked at.', advice: 'Look.' },
  { name: 'near copies', title: 'Near copies', outcome: 'failed', text: 'Many.', advice: 'Take them out.' },
];

test('a section says first how many checks failed, and then tells the worst first', () => {
  const { heading, blocks } = auditSection({ checks: CHECKS, rowsOpen: true });
  expect(heading).toBe('1 check failed, 1 warns, 1 still to be made, 1 passed.');
  const [words] = blocks as readonly [TextBlock];
  expect(words.paragraphs.map(plainText)).toEqual([
    'Failed: Near copies. Many. Take them out.',
    'Warned: Readings of the vault. Read twice. Quote the first.',
    'Open: Classes. Not looked at. Look.',
    'Passed: Split and seeds. All is well.',
  ]);
});
