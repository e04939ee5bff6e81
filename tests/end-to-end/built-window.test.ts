import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const assets = path.join(import.meta.dirname, '..', '..', 'dist', 'renderer', 'assets');

test('the window that the tests look at is the one that people get, without the words of a development build', () => {
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(10);
  const warning = scripts.filter((name) => readFileSync(path.join(assets, name), 'utf8').includes('[Vue warn]'));
  expect(warning).toEqual([]);
});
