import { expect, test } from 'vitest';
import { markdownBlocks } from '../../../shared/report/markdown-blocks.ts';

test('paragraphs, lists, headings, code and marks are what they are in Markdown', () => {
  const text = [
    '# Why',
    'One line',
    'and the next of it, **strong**, `code` and [a link](https://example.org/a).',
    '',
    '1. first',
    '2. second',
    '',
    '```python',
    'x = 1',
    '',
    'y = 2',
    '```',
    'After.',
  ].join('\r\n');
  expect(markdownBlocks(text)).toEqual([
    {
      kind: 'text',
      paragraphs: [
        [{ mark: 'strong', text: 'Why' }],
        [
          'One line and the next of it, ',
          { mark: 'strong', text: 'strong' },
          ', ',
          { mark: 'code', text: 'code' },
          ' and ',
          { mark: 'link', text: 'a link', address: 'https://example.org/a' },
          '.',
        ],
        ['1. first'],
        ['2. second'],
      ],
    },
    { kind: 'code', language: 'python', text: 'x = 1\n\ny = 2' },
    { kind: 'text', paragraphs: [['After.']] },
  ]);
});

test('what could run or lead into this machine is no link', () => {
  const text = '[a](javascript:alert(1)) [b](file:///etc/passwd) <b>c</b>';
  expect(markdownBlocks(text)).toEqual([{ kind: 'text', paragraphs: [[text]] }]);
});

test('nothing is no block', () => {
  expect(markdownBlocks(' \n\n ')).toEqual([]);
});
