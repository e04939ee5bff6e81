import { expect, test } from 'vitest';
import { exitReason } from '../../../../electron/engine/pool/exit-reason.ts';

test.each([
  [1, null, '', 'The worker ended with exit code 1.'],
  [
    null,
    'SIGKILL',
    '',
    'The worker was ended from outside (SIGKILL), as the system does where memory runs out; fewer workers need less.',
  ],
  [null, 'SIGTERM', '', 'The worker was asked to end from outside (SIGTERM).'],
  [139, null, '', 'The worker crashed (SIGSEGV).'],
  [3, null, '\u001b[31mError: red\u001b[0m\u0007\r\n', 'The worker ended with exit code 3: Error: red'],
  [
    134,
    null,
    'WARNING: All log messages before absl::InitializeLog() is called\nI0000 00:00 errors are counted\nF1125 Check failed: ok\n    at run',
    'The worker crashed (SIGABRT): F1125 Check failed: ok',
  ],
  [
    1,
    null,
    'node:internal/errors\n  throw error;\nError: the disk is full\n    at write (x.ts:1)',
    'The worker ended with exit code 1: Error: the disk is full',
  ],
  [
    255,
    null,
    'Warning: added the key\nssh: Could not resolve hostname far\n\n',
    'The worker ended with exit code 255: ssh: Could not resolve hostname far',
  ],
  [1, null, 'I0000 00:00 devices are listed\nnode:internal/process:1', 'The worker ended with exit code 1.'],
])('exit %s, signal %s, last words %j', (code, signal, words, sentence) => {
  expect(exitReason(code, signal, words)).toBe(sentence);
});
