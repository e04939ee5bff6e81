import { expect, test } from 'vitest';
import { withPreset } from '../../../../electron/engine/api/with-preset.ts';
import { presetNamed } from '../../../../shared/presets.ts';
import { refusalOf } from '../../../support/refusal.ts';

const QUICK = presetNamed('quick').request;

test('a preset gives all that the request leaves out, of its trials too', () => {
  expect(withPreset({ preset: 'quick' })).toEqual({ ...QUICK, preset: 'quick' });
  const task = { kind: 'network', rows: 500, dataset: undefined, splitSeed: 3 };
  expect(withPreset({ preset: 'quick', epochs: 2, name: undefined, task })).toEqual({
    ...QUICK,
    preset: 'quick',
    epochs: 2,
    task: { kind: 'network', dataset: 'fashion-mnist', rows: 500, splitSeed: 3 },
  });
});

test('without a preset the request stays as it is', () => {
  expect(withPreset({ epochs: 2, task: { kind: 'program' } })).toEqual({ epochs: 2, task: { kind: 'program' } });
});

test('a preset of trials of another kind is refused', () => {
  expect(refusalOf(() => withPreset({ preset: 'quick', task: { kind: 'program' } }))).toMatchObject({
    field: 'preset',
    message: 'preset is quick, whose trials are of the kind network, but task.kind is program: leave one of them out.',
  });
});
