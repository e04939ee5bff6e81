/** Steering against a store in memory, with backups that never run by themselves. */
import { describe, expect, test } from 'vitest';
import { openStore } from '../../../../db/open-store.ts';
import type { StoredJob } from '../../../../db/store/jobs.ts';
import type { JobEnd, JobRun, Kind } from '../../../../electron/engine/jobs/job.ts';
import { NO_PROGRESS } from '../../../../electron/engine/jobs/job.ts';
import { createSteering, type Steering } from '../../../../electron/engine/jobs/steering.ts';
import { TrialdeckError } from '../../../../shared/errors.ts';
import type { JobKind } from '../../../../shared/job.ts';
import type { JobState } from '../../../../shared/job-state.ts';
import { refusalOf, usage } from '../../../support/refusal.ts';

interface Scene {
  readonly steering: Steering;
  readonly jobId: number;
  job(): StoredJob;
  /** What the mechanism was asked for, and what the job's run was. */
  readonly asked: readonly string[];
  readonly rested: readonly JobEnd[];
  /** The run ends, its job in that state. */
  leave(becomes: JobState): void;
}

/** @param change of the kind of the one job that there is */
function scene(state: JobState, change: Partial<Kind<JobKind>> = {}): Scene {
  const store = openStore(':memory:');
  const { id: jobId } = store.createJob({ kind: 'backup', studyId: null, parent: null, about: { file: '/a' }, cores: 'none' });
  store.changeJob(jobId, { state, reason: 'As before.' });
  const asked: string[] = [];
  const rested: JobEnd[] = [];
  const afterwards: (() => void)[] = [];
  let runs = state === 'running';
  const settle: Kind<JobKind>['settle'] = (_, becomes) => {
    asked.push(`settle as ${becomes}`);
    return NO_PROGRESS;
  };
  const parts = { title: () => 'Backup to a', move: null, check: () => {}, mayBeDeleted: () => true, settle };
  const kind = { ...parts, ...change } as Kind<JobKind>;
  const run: JobRun = {
    ended: new Promise(() => {}),
    progress: () => NO_PROGRESS,
    pause: () => asked.push('pause the run'),
    stop: () => asked.push('stop the run'),
    abandon: () => asked.push('abandon the run'),
  };
  const steering = createSteering({
    store,
    kindOf: () => kind,
    runOf: () => (runs ? run : undefined),
    afterRun: (_, work) => afterwards.push(work),
    enter: (job) => asked.push(`enter ${job.state}`),
    rest: (_, end) => rested.push(end),
    finishPart: () => {},
    forget: () => asked.push('forget'),
  });
  const leave = (becomes: JobState): void => {
    runs = false;
    store.changeJob(jobId, { state: becomes });
    for (const work of afterwards) work();
  };
  return { steering, jobId, job: () => store.storedJob(jobId), asked, rested, leave };
}

const PAUSED: JobEnd = { state: 'paused', reason: null, stopped: false };
const STOPPED: JobEnd = { state: 'finished', reason: null, stopped: true };

describe('a pause', () => {
  test.each([
    ['running', ['pause the run'], []],
    ['waiting', [], [PAUSED]],
    ['paused', [], []],
    ['failed', [], []],
    ['finished', [], []],
  ] as const)('of a %s job', (state, asked, rested) => {
    const made = scene(state);
    made.steering.pause(made.jobId);
    expect([made.asked, made.rested]).toEqual([asked, rested]);
  });
});

describe('a stop', () => {
  test.each([
    ['running', ['stop the run'], []],
    ['waiting', [], [STOPPED]],
    ['paused', [], [STOPPED]],
    ['failed', [], [STOPPED]],
    ['finished', [], []],
  ] as const)('of a %s job', (state, asked, rested) => {
    const made = scene(state);
    made.steering.stop(made.jobId);
    expect([made.asked, made.rested]).toEqual([asked, rested]);
  });
});

describe('going on', () => {
  test.each(['paused', 'failed'] as const)('puts a %s job in line, without its old reason', (state) => {
    const { steering, jobId, job, asked } = scene(state);
    steering.resume(jobId);
    expect(job()).toMatchObject({ state: 'waiting', reason: null, finishedAt: null });
    expect(asked).toEqual(['enter waiting']);
  });

  test.each(['waiting', 'running'] as const)('is nothing new to a %s job', (state) => {
    const { steering, jobId, asked } = scene(state);
    steering.resume(jobId);
    expect(asked).toEqual([]);
  });

  test('is refused to what is finished', () => {
    const { steering, jobId } = scene('finished');
    expect(refusalOf(() => steering.resume(jobId))).toEqual(usage('jobId', `Job ${jobId}, Backup to a, is finished.`));
  });

  test('leaves a job as it was where it cannot run now', () => {
    const check = (): void => {
      throw new TrialdeckError('usage', 'The file exists.', 'file');
    };
    const { steering, jobId, job, asked } = scene('paused', { check });
    expect(refusalOf(() => steering.resume(jobId))).toEqual(usage('file', 'The file exists.'));
    expect(job()).toMatchObject({ state: 'paused', reason: 'As before.' });
    expect(asked).toEqual([]);
  });
});

describe('orders in quick succession, while a run takes its time to leave', () => {
  test('one that is paused and resumed goes on', () => {
    const { steering, jobId, job, asked, leave } = scene('running');
    steering.pause(jobId);
    steering.resume(jobId);
    leave('paused');
    expect([job().state, asked]).toEqual(['waiting', ['pause the run', 'enter waiting']]);
  });

  test('the last order counts', () => {
    const { steering, jobId, job, leave } = scene('running');
    steering.pause(jobId);
    steering.resume(jobId);
    steering.pause(jobId);
    leave('paused');
    expect(job().state).toBe('paused');
  });

  test('a stop is for good', () => {
    const { steering, jobId, job, asked, leave } = scene('running');
    steering.pause(jobId);
    steering.resume(jobId);
    steering.stop(jobId);
    steering.pause(jobId);
    expect(refusalOf(() => steering.resume(jobId))).toEqual(usage('jobId', `Job ${jobId}, Backup to a, is being stopped.`));
    leave('finished');
    expect([job().state, asked]).toEqual(['finished', ['pause the run', 'stop the run']]);
  });
});

describe('going on elsewhere', () => {
  const moving = (): { readonly moves: (string | null)[]; readonly move: Kind<JobKind>['move'] } => {
    const moves: (string | null)[] = [];
    return { moves, move: (_, on) => void moves.push(on) };
  };

  test('moves the job before it is checked, and puts it in line', () => {
    const { moves, move } = moving();
    const { steering, jobId, asked } = scene('paused', { move, check: () => expect(moves).toEqual(['ssh HOST']) });
    steering.resume(jobId, 'ssh HOST');
    expect(asked).toEqual(['enter waiting']);
  });

  test('moves one that waits, which keeps its place', () => {
    const { moves, move } = moving();
    const { steering, jobId, asked } = scene('waiting', { move });
    steering.resume(jobId, null);
    expect([moves, asked]).toEqual([[null], []]);
  });

  test('is refused to one that runs, and to a kind without a place', () => {
    const { moves, move } = moving();
    const running = scene('running', { move });
    expect(refusalOf(() => running.steering.resume(running.jobId, null))).toEqual(
      usage('on', `Job ${running.jobId}, Backup to a, is running. Pause it before it goes on elsewhere.`),
    );
    expect(moves).toEqual([]);
    const placeless = scene('paused');
    expect(refusalOf(() => placeless.steering.resume(placeless.jobId, 'ssh HOST')).field).toBe('on');
    expect(placeless.job().state).toBe('paused');
  });
});

describe('deletion', () => {
  test.each(['waiting', 'paused', 'failed', 'finished'] as const)('of a %s job', (state) => {
    const { steering, jobId, asked } = scene(state);
    steering.remove(jobId);
    expect(asked).toEqual(state === 'finished' ? ['forget'] : ['settle as finished', 'forget']);
  });

  test('is refused while it runs, and where its study is made of it', () => {
    const running = scene('running');
    expect(refusalOf(() => running.steering.remove(running.jobId)).code).toBe('busy');
    const part = scene('finished', { mayBeDeleted: () => false });
    expect(refusalOf(() => part.steering.remove(part.jobId))).toEqual(
      usage(
        'jobId',
        `Job ${part.jobId}, Backup to a, is a part of its study and goes with it: a study is deleted in the window, on Home.`,
      ),
    );
    expect([...running.asked, ...part.asked]).toEqual([]);
  });
});
