import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startFailure } from '../../../../electron/engine/pool/start-failure.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

async function failureOf(program: string, cwd: string): Promise<string> {
  const [error] = (await once(spawn(program, { cwd }), 'error')) as [NodeJS.ErrnoException];
  return startFailure(error, program, cwd);
}

test('a program that is nowhere, and a folder that is not there', async () => {
  const folder = temporaryFolder();
  expect(await failureOf('no-such-program', folder)).toBe(
    'no program “no-such-program” is found on this machine. Install it, or name it with its whole path',
  );
  const gone = path.join(folder, 'gone');
  expect(await failureOf(process.execPath, gone)).toBe(`its folder ${gone} is not there`);
});

test.skipIf(process.platform === 'win32')('a file that may not be run', async () => {
  const script = path.join(temporaryFolder(), 'digits.py');
  writeFileSync(script, 'print(1)', { mode: 0o644 });
  expect(await failureOf(script, path.dirname(script))).toContain('may not be run. Make the file executable');
});
