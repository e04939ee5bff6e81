import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { codeDigest } from '../../bench/search-code.ts';

test('the digest of code is that of what it does, with all that it imports, and not of its comments and types', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-code-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const digestOf = async (imported: string): Promise<string> => {
    writeFileSync(path.join(folder, 'imported.ts'), imported);
    const entry = path.join(folder, 'entry.ts');
    writeFileSync(entry, "import { step } from './imported.ts';\nexport const two = (from: number): number => from + step;\n");
    return codeDigest([entry]);
  };
  const first = await digestOf('export const step = 2;\n');
  expect(await digestOf('/** A step. */\nexport const step: number = 2;\n')).toBe(first);
  expect(await digestOf('export const step = 3;\n')).not.toBe(first);
});
