import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compressed } from '../../../electron/serve/compressed.ts';

const script = {
  content: Buffer.from('const answer = 42;\n'.repeat(500)),
  type: 'text/javascript; charset=utf-8',
  immutable: true,
};

it('sends text smaller, and the same', async () => {
  const sent = await compressed(script, 'br;q=1.0, gzip;q=0.8, *');
  expect(sent).toMatchObject({ encoding: 'gzip', type: script.type, immutable: true });
  expect(sent.content.length).toBeLessThan(script.content.length / 10);
  expect(gunzipSync(sent.content).equals(script.content)).toBe(true);
});

it.each([
  ['a client that takes no gzip', script, 'deflate, br'],
  ['a font, which is compressed already', { ...script, type: 'font/woff2' }, 'gzip'],
  ['a file of a few bytes', { ...script, content: Buffer.from('1') }, 'gzip'],
])('leaves %s as it is', async (_, file, accepted) => {
  expect(await compressed(file, accepted)).toBe(file);
});
