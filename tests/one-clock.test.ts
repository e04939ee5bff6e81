/** Whatever asks the machine for its time is refused, but for the one clock. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const PROJECT = path.dirname(import.meta.dirname);
const eslint = new ESLint({ cwd: PROJECT });

/** The rules about time that a text breaks in the place of a file. */
async function broken(text: string, file: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath: path.join(PROJECT, file) });
  return result!.messages.flatMap(({ ruleId, message }) => (message.includes('take a Clock') ? [ruleId ?? ''] : []));
}

test.each([
  ['Date.now();'],
  ['new Date();'],
  ['Date();'],
  ['performance.now();'],
  ['setTimeout(() => {}, 1);'],
  ['setInterval(() => {}, 1);'],
  ['globalThis.setTimeout(() => {}, 1);'],
  ['process.hrtime.bigint();'],
  ['AbortSignal.timeout(1);'],
  ["import { setTimeout as wait } from 'node:timers/promises'; await wait(1);"],
  ["import { performance as time } from 'node:perf_hooks'; time.now();"],
])('%s is refused', async (text) => {
  for (const file of ['electron/engine/runner.ts', 'db/connection.ts', 'shared/throttled.ts'])
    expect(await broken(`${text} export {};`, file)).toHaveLength(1);
});

test('a moment that is given may be read, and the one clock asks the machine', async () => {
  expect(await broken("new Date('2026-01-01').toISOString(); export {};", 'electron/engine/runner.ts')).toEqual([]);
  const clock = 'shared/system-clock.ts';
  expect(await broken(readFileSync(path.join(PROJECT, clock), 'utf8'), clock)).toEqual([]);
});
