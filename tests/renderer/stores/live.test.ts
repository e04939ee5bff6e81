import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import type { SessionProgress, WorkerStatus } from '../../../shared/contract/searches.ts';
import type { TrialDetail } from '../../../shared/trial-detail.ts';
import { useLive } from '../../../renderer/stores/live.ts';
import { jobOf } from '../../support/job-data.ts';
import { measuredEpoch } from '../../support/small-study.ts';
import { openWindow, pending, type Answers } from '../support/window.ts';
import { detailOf, epochsOf, progressOf, rowOf, SESSION_ID, sessionOf, STUDY_ID } from '../../support/window-data.ts';

const training = (trialId: number): WorkerStatus => ({
  worker: 1,
  machine: null,
  doing: 'training',
  trialId,
  trialNumber: 2,
  epoch: 2,
  epochs: 10,
  residentBytes: null,
});
const RUNNING = progressOf({ workers: [training(102)] });
const DETAIL = detailOf({ state: 'running' }, { epochs: epochsOf(0.5, 0.6) });

async function opened(answers: Answers) {
  const window = openWindow(answers);
  const live = useLive();
  await flushPromises();
  const curve = (): readonly unknown[] | undefined => live.curves.get(102)?.epochs.map(({ select }) => select['accuracy']);
  const epoch = (number: number, accuracy: number): void =>
    window.announce('epoch', { studyId: STUDY_ID, trialId: 102, number: 2, epoch: measuredEpoch(number, accuracy) });
  return { ...window, live, curve, epoch };
}

test('the epochs of a trial that was under way are fetched, and grow with every event', async () => {
  const { curve, epoch, asked } = await opened({ running: () => [RUNNING], trial: () => DETAIL });
  expect(curve()).toEqual([0.5, 0.6]);
  epoch(3, 0.65);
  expect(curve()).toEqual([0.5, 0.6, 0.65]);
  expect(asked('trial')).toEqual([[102]]);
});

test('epochs that end while the earlier ones are fetched come after them, each once', async () => {
  const detail = pending<TrialDetail>();
  const { curve, epoch } = await opened({ running: () => [RUNNING], trial: () => detail.promise });
  epoch(2, 0.6);
  epoch(3, 0.65);
  detail.resolve(DETAIL);
  await flushPromises();
  expect(curve()).toEqual([0.5, 0.6, 0.65]);
});

test('a trial that starts again from an earlier epoch loses what came after it', async () => {
  const { curve, epoch } = await opened({ running: () => [RUNNING], trial: () => DETAIL });
  epoch(2, 0.61);
  expect(curve()).toEqual([0.5, 0.61]);
});

test('the curve of a trial goes when it has ended, also where its epochs come late', async () => {
  const detail = pending<TrialDetail>();
  const { curve, epoch, announce } = await opened({ running: () => [RUNNING], trial: () => detail.promise });
  epoch(1, 0.5);
  announce('trial', { studyId: STUDY_ID, trial: rowOf({ state: 'completed' }) });
  detail.resolve(detailOf({ state: 'completed' }));
  await flushPromises();
  expect(curve()).toBeUndefined();
});

test('a session is in the state of its job, whichever of the two is told first', async () => {
  const { live, announce } = await opened({ running: () => [progressOf()] });
  const { jobId } = sessionOf();
  announce('job', { jobId, job: jobOf({ id: jobId, state: 'finished' }) });
  expect(live.sessions.get(SESSION_ID)?.session.state).toBe('finished');
  announce('session', progressOf({ session: sessionOf({ state: 'running' }) }));
  expect(live.sessions.get(SESSION_ID)?.session.state).toBe('finished');
});

test('sessions that ended while the connection was lost are forgotten', async () => {
  let running: readonly SessionProgress[] = [progressOf()];
  const { live, connect } = await opened({ running: () => running });
  running = [];
  connect('lost');
  connect('open');
  await flushPromises();
  expect([...live.sessions.keys()]).toEqual([]);
});
