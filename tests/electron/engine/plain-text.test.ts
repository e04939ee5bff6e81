import { expect, test } from 'vitest';
import { plainText } from '../../../electron/engine/plain-text.ts';

test.each([
  ['\u001b[1;31mred\u001b[0m', 'red'],
  ['\u001b]0;a title\u0007text', 'text'],
  ['one\r\ntwo\tthree\u0000\u0008\u009b', 'one\ntwo\tthree'],
  ['plain, with é and 数', 'plain, with é and 数'],
])('%j is shown as %j', (text, shown) => {
  expect(plainText(text)).toBe(shown);
});
