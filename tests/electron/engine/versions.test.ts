import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { versions } from '../../../electron/engine/versions.ts';
import { loadBinding } from '../../../electron/engine/tasks/network/training/native/binding.ts';

test('Electron is no part of what runs here', () => {
  expect(Object.keys(versions().list)).not.toContain('electron');
});

test('TensorFlow and its binding are told apart, each with its own version', () => {
  const { version } = createRequire(import.meta.url)('@tensorflow/tfjs-node/package.json') as { version: string };
  const { list, engine } = versions();
  expect(list['tfjs-node']).toBe(version);
  // Another way of installing it leaves no sign of its version but the library itself.
  if (list['tensorflow'] === undefined) expect(engine.tensorflow).toBe('unknown');
  else expect([list['tensorflow'], engine.tensorflow]).toEqual(Array(2).fill(loadBinding().TF_Version));
});
