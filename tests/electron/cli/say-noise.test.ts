import { expect, test } from 'vitest';
import { sayNoise } from '../../../electron/cli/say-noise.ts';
import { BY_HAND } from '../../../shared/catalogue.ts';
import { overviewOf } from '../../support/window-data.ts';

async function said(asked: Parameters<typeof sayNoise>[0]): Promise<readonly string[]> {
  const lines: string[] = [];
  const noise = { spread: 0.01, leaders: 0.01, configurations: 3, measured: 'select' } as never;
  const api = { seedNoise: () => Promise.resolve(noise), study: () => Promise.resolve(overviewOf()) };
  await sayNoise(asked, api, { say: (line) => lines.push(line) });
  return lines;
}

test('another search of a study with known noise is told whether measuring the leaders again pays', async () => {
  expect(await said({ studyId: 1 })).toEqual([expect.stringContaining('it is worth it here (--remeasure).')]);
});

test.each([{}, { studyId: 1, remeasure: true }, { studyId: 1, strategy: BY_HAND }])('nothing is offered to %o', async (asked) => {
  expect(await said(asked)).toEqual([]);
});
