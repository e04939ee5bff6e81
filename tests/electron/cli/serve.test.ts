import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveApp, type ServedApp } from '../../support/served-app.ts';
import { leaveOutSamples } from '../../support/terminal.ts';

let app: ServedApp;

beforeAll(async () => {
  app = await serveApp({}, leaveOutSamples);
});
afterAll(() => app.remove());

test('a second server on the same folder is refused, with the way to another address', async () => {
  const { code, stderr } = await app.workplace.run(['serve', '--port', '0']);
  expect(code).not.toBe(0);
  expect(stderr).toContain(`Trialdeck is already served from ${app.workplace.home}.`);
  expect(stderr).toContain('trialdeck serve --new-link');
});

test('the other address is one of the server that runs', async () => {
  const { stdout } = await app.workplace.run(['serve', '--new-link']);
  expect(new URL(stdout.trim()).origin).toBe(new URL(app.link).origin);
  expect(stdout.trim()).not.toBe(app.link);
});
