import { expect, test } from 'vitest';
import { comparisonCommands, searchCommands } from '../../../../shared/report/study/commands.ts';
import { COMPARED } from '../../../support/comparison-evidence.ts';
import { studyEvidenceOf } from '../../../support/study-evidence.ts';
import { overviewOf, sessionOf } from '../../../support/window-data.ts';

test('the first search makes the study, further ones are searches of it', () => {
  const sessions = [
    sessionOf({ id: 1, number: 1 }),
    sessionOf({
      id: 2,
      number: 2,
      strategy: { name: 'hyperband', options: { eta: 3 } },
      stopRule: { name: 'median', options: {} },
      budget: { epochs: 300 },
      width: 4,
    }),
    sessionOf({ id: 3, number: 3, strategy: { name: 'manual', options: {} } }),
    sessionOf({ id: 4, number: 4, strategy: { name: 'keras-tuner/random', options: {} } }),
    sessionOf({ id: 5, number: 5 }),
  ];
  expect(searchCommands(studyEvidenceOf({ study: overviewOf({ sessions }), compared: [5] }))).toEqual([
    'trialdeck search --dataset generated --split-seed 1 --split 2800,400,400,400 --space space.json --objective accuracy --epochs 10 --strategy random --trials 20 --width none --seed 7',
    `trialdeck search --study 1 --strategy hyperband --options '{"eta":3}' --stop-rule median --total-epochs 300 --width 4 --seed 7`,
  ]);
});

test('a comparison names what random search is held against', () => {
  const progress = { experiment: COMPARED, runs: 90, finishedRuns: 90, pairs: 30, running: null };
  const [command] = comparisonCommands({ study: overviewOf(), comparisons: [{ progress, evidence: null, verdict: null }] });
  expect(command).toContain('--strategies hyperband --pairs');
  expect(command).not.toContain('random');
});
