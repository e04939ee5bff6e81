import { expect, test } from 'vitest';
import { labReport } from '../../../../../../electron/engine/tasks/network/leaks/lab-report.ts';
import { batchesOf, withoutDone } from '../../../../../../electron/engine/tasks/network/leaks/lab-trainings.ts';
import { keyOf } from '../../../../../../electron/engine/tasks/network/leaks/training.ts';
import { LEAK_NAMES } from '../../../../../../shared/leaks/leak.ts';
import type { LabPlan } from '../../../../../../shared/leaks/lab.ts';
import { randomFor } from '../../../../../../shared/random.ts';
import { LAB_SETTING, simulatedTraining } from '../../../../../support/lab-tables.ts';

const PLAN: LabPlan = { scale: 'quick', leaks: LEAK_NAMES, dataset: 'generated', repetitions: 8, seed: 1 };
const ALL = batchesOf(PLAN.leaks, LAB_SETTING).flatMap(({ trainings }) => trainings);

function trained(count: number) {
  const random = randomFor('lab');
  return new Map(ALL.slice(0, count).map((one) => [keyOf(one), simulatedTraining({ worths: [0.5, 0.6], error: 0.01 }, random)]));
}

const reportOn = (done: ReturnType<typeof trained>) => labReport({ plan: PLAN, setting: LAB_SETTING, trained: done });

test('what several experiments read is trained once', () => {
  const [grid] = batchesOf(['test-as-validation', 'split-by-seed', 'best-epoch'], LAB_SETTING);
  expect(grid!.trainings).toHaveLength(LAB_SETTING.configurations.length);
  const [seeds] = batchesOf(['winners-curse', 'best-seed', 'chosen-metric'], LAB_SETTING);
  expect(seeds!.trainings).toHaveLength(LAB_SETTING.seeds);
  expect(new Set(ALL.map(keyOf)).size).toBe(ALL.length);
});

test('no two trainings share a model seed but those that are compared on the same rows', () => {
  const [batch] = batchesOf(PLAN.leaks, LAB_SETTING);
  const seeds = batch!.trainings.map(({ modelSeed }) => modelSeed);
  expect(new Set(seeds).size).toBe(seeds.length);
});

test('a leak stands in the report as soon as enough of its repetitions are complete, the largest illusion first', () => {
  expect(reportOn(new Map())).toMatchObject({ done: 0, of: ALL.length, measured: [] });
  const ofRepetition = ALL.length / LAB_SETTING.repetitions;
  const early = reportOn(trained(ofRepetition));
  expect(early.measured.map(({ leak }) => leak)).not.toContain('split-by-seed');
  expect(early.measured).toHaveLength(LEAK_NAMES.length - 1);
  const { measured } = reportOn(trained(ALL.length));
  const sizes = measured.map(({ illusion }) => illusion.estimate.value!);
  expect(measured.map(({ leak }) => leak).toSorted()).toEqual(LEAK_NAMES.toSorted());
  expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
});

test('what is done is not trained again', () => {
  const left = withoutDone(batchesOf(PLAN.leaks, LAB_SETTING), new Set(trained(20).keys()));
  expect(left.flatMap(({ trainings }) => trainings).map(keyOf)).toEqual(ALL.slice(20).map(keyOf));
});
