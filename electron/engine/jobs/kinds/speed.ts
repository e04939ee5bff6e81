/** How fast this machine trains, measured where no earlier trials say so. */
import * as z from 'zod';
import { check } from '../../../../shared/parse/check.ts';
import { title } from '../../../../shared/parse/scalar.ts';
import { measureSpeed } from '../../api/measure-speed.ts';
import type { JobSubject } from '../../../../shared/job.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import { DEFAULT_KIND, kindOf } from '../../tasks/catalogue.ts';
import type { Yardstick } from '../../tasks/yardstick.ts';
import type { Kind } from '../job.ts';
import type { KindParts } from '../kind-parts.ts';
import { runTask } from '../one-task.ts';
import { sameJob } from '../same-job.ts';

const KEPT = 5;

const request = z.strictObject({ task: title.optional() });

export function createSpeedKind({ host }: KindParts): Kind<'speed'> {
  const { store } = host;
  return {
    name: 'speed',
    word: 'Measurement',
    pauses: false,
    keeps: KEPT,
    parse: (value) => check(request, value, 'The request'),
    begin: ({ task = DEFAULT_KIND.name }) => {
      const about = { task };
      yardstickOf(about);
      return (
        sameJob(store, 'speed', about) ?? store.createJob({ kind: 'speed', studyId: null, parent: null, about, cores: 'one' })
      );
    },
    title: () => 'Measurement of this machine’s speed',
    move: null,
    check: () => {},
    start: ({ about }, context) => {
      const yardstick = yardstickOf(about);
      return runTask(context, (signal) => measureSpeed(host, yardstick, signal));
    },
    parts: () => [],
    settle: ({ progress }) => progress,
    lostBy: () => null,
    mayBeDeleted: () => true,
    announce: () => {},
  };
}

/** @throws TrialdeckError usage, where no trials of the kind are made for the purpose. */
function yardstickOf({ task = DEFAULT_KIND.name }: JobSubject): Yardstick {
  const { yardstick } = kindOf({ kind: task });
  if (yardstick !== null) return yardstick();
  throw new TrialdeckError('usage', `task is ${task}, of which only the trials of a study show how fast they are.`, 'task');
}
