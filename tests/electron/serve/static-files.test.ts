import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findFile } from '../../../electron/serve/static-files.ts';

const root = mkdtempSync(path.join(tmpdir(), 'trialdeck-files-'));
const folder = path.join(root, 'window');
const FILES = {
  'window/index.html': 'the window',
  'window/assets/index-abc.js': 'script',
  'window/assets/a b.css': 'style',
  'window/icon.svg': 'icon',
  'window/face.woff2': 'face',
  'window/.secret.txt': 'hidden',
  'window/.git/config.txt': 'hidden',
  'window-beside/page.html': 'outside',
  'outside.txt': 'outside',
};

beforeAll(() => {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  symlinkSync(path.join(root, 'outside.txt'), path.join(folder, 'link.txt'));
  symlinkSync(root, path.join(folder, 'parent'));
});
afterAll(() => rmSync(root, { recursive: true }));

const html = 'text/html; charset=utf-8';
it.each([
  ['/', 'the window', html, false],
  ['/index.html', 'the window', html, false],
  ['/study/3/trials', 'the window', html, false],
  ['/.git/config', 'the window', html, false],
  ['/assets/index-abc.js', 'script', 'text/javascript; charset=utf-8', true],
  ['/assets/a%20b.css', 'style', 'text/css; charset=utf-8', true],
  ['/icon.svg', 'icon', 'image/svg+xml', false],
  ['/face.woff2', 'face', 'font/woff2', false],
])('finds %s', async (requestPath, text, type, immutable) => {
  expect(await findFile(folder, requestPath)).toEqual({ content: Buffer.from(text), type, immutable });
});

it.each([
  '/missing.js',
  '/assets/missing.css',
  '/../outside.txt',
  '/assets/../../outside.txt',
  '/%2e%2e/outside.txt',
  '/..%2foutside.txt',
  '/..%5coutside.txt',
  '/..\\outside.txt',
  '/%252e%252e/outside.txt',
  '/../window-beside/page.html',
  '//etc/hosts.txt',
  '/link.txt',
  '/parent/outside.txt',
  '/.secret.txt',
  '/.git/config.txt',
  '/index.html%00.js',
  '/%',
  '/%ff.js',
  'index.html',
  'http://127.0.0.1/index.html',
])('finds nothing at %s', async (requestPath) => {
  expect(await findFile(folder, requestPath)).toBeNull();
});
