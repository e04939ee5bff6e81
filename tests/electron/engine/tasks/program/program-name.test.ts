import { expect, test } from 'vitest';
import { programName } from '../../../../../electron/engine/tasks/program/program-name.ts';

test('a program is called by the words before the first that is filled in, without the option that it belongs to', () => {
  expect(programName(['python3', 'digits.py', '--trees', '{trees}', '--depth={depth}'])).toBe('python3 digits.py');
  expect(programName(['./train', 'x={x}'])).toBe('./train');
  expect(programName(['./train', 'fast'])).toBe('./train fast');
  expect(programName(['{tool}', 'x={x}'])).toBe('{tool} x={x}');
});

test('a long name is cut in its middle', () => {
  expect(programName([`/home/${'long/'.repeat(20)}python`, 'digits.py'])).toMatch(/^\/home\/.*….*python digits\.py$/);
});
