import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { zipOf } from '../../../renderer/composables/zip.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const FILES = [
  { name: 'report.pdf', content: btoa('%PDF-1.7'), encoding: 'base64' },
  { name: 'größe.md', content: '# Größe\n', encoding: 'utf8' },
] as const;

test('a ZIP has what another program reads in it', () => {
  const file = path.join(temporaryFolder(), 'folder.zip');
  writeFileSync(file, zipOf('Small: report', FILES));
  const script =
    'import sys, json, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(json.dumps({n: z.read(n).decode() for n in z.namelist()}))';
  expect(JSON.parse(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }))).toEqual({
    'Small- report/report.pdf': '%PDF-1.7',
    'Small- report/größe.md': '# Größe\n',
  });
});

test('the same files are the same ZIP, whenever it is made', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const [one, other] = [2026, 2027].map((year) => {
    vi.setSystemTime(new Date(year, 0, 1));
    return zipOf('a', FILES);
  });
  expect(one).toEqual(other);
});
