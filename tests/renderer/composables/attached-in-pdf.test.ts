import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attachmentsOf } from '../../../electron/engine/report/verify/poppler.ts';
import { databasesInPdf } from '../../../renderer/composables/attached-in-pdf.ts';

const REPORT = 'docs/report-fashion-mnist.pdf';

test('the databases of a report are found as another program finds them, that of the study first', () => {
  const lies = attachmentsOf(REPORT);
  const expected = ['study.db.br', 'cited.db.br'].map((name) => lies.find((each) => each.name === name)!.bytes);
  const found = databasesInPdf(readFileSync(REPORT));
  expect(found.map((bytes) => Buffer.from(bytes).equals(expected[found.indexOf(bytes)]!))).toEqual([true, true]);
});

test('in a file that is no report, or is cut off, there is none', () => {
  expect(databasesInPdf(new TextEncoder().encode('No PDF'))).toEqual([]);
  const named = '/Type /Filespec /F (study.db.br) /EF << /F 20 0 R >>';
  expect(databasesInPdf(new TextEncoder().encode(named))).toEqual([]);
  const cut = `${named}\n20 0 obj\n<< /Length 9 >>\nstream\nabc`;
  expect(databasesInPdf(new TextEncoder().encode(cut))).toEqual([]);
});
