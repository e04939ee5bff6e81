/** How fast this machine trains, measured where no earlier trials say so. */
import type { BackendHost } from '../../backend-host.ts';
import { measureSpeed } from '../../api/measure-speed.ts';
import type { Kind } from '../job.ts';
import { runTask } from '../one-task.ts';
import { sameJob } from '../same-job.ts';

const KEPT = 5;

export function createSpeedKind(host: BackendHost): Kind<'speed'> {
  const { store } = host;
  return {
    name: 'speed',
    pauses: false,
    keeps: KEPT,
    begin: () =>
      sameJob(store, 'speed', {}) ?? store.createJob({ kind: 'speed', studyId: null, parent: null, about: {}, cores: 'one' }),
    title: () => 'Measurement of this machine’s speed',
    move: null,
    check: () => {},
    start: (_, context) => runTask(context, (signal) => measureSpeed(host, signal)),
    parts: () => [],
    settle: () => {},
    mayBeDeleted: () => true,
    announce: () => {},
  };
}
