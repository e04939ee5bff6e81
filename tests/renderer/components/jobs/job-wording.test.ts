import { expect, test } from 'vitest';
import { actionLook, progressText, waitText } from '../../../../renderer/components/jobs/job-wording.ts';
import { jobOf, NOTHING_DONE } from '../../../support/job-data.ts';

test('how far a job is, and how long it still takes while it runs', () => {
  expect(progressText(jobOf())).toBe('5 of 20 trials, about 1.5 min left');
  expect(progressText(jobOf({ state: 'paused' }))).toBe('5 of 20 trials');
  expect(progressText(jobOf({ progress: NOTHING_DONE }))).toBe('');
});

test('what a search would wait for', () => {
  expect(waitText(null, undefined)).toBeNull();
  expect(waitText(jobOf(), 'Wider layers')).toBe(
    'Random search in “Wider layers” is running: what you start now waits in line, and begins by itself.',
  );
});

test.each([
  [jobOf(), 'pause', 'Pause after this epoch'],
  [jobOf({ kind: 'confirmation' }), 'pause', 'Pause after this epoch'],
  [jobOf({ kind: 'experiment', cores: 'one' }), 'pause', 'Pause'],
  [jobOf({ kind: 'fetch' }), 'pause', 'Pause'],
  [jobOf({ state: 'waiting' }), 'pause', 'Pause'],
  [jobOf({ state: 'paused' }), 'resume', 'Resume'],
  [jobOf({ state: 'failed' }), 'resume', 'Try again'],
  [jobOf({ lostByStop: null }), 'stop', 'Stop'],
  [jobOf({ state: 'waiting', startedAt: null }), 'stop', 'Stop'],
  [jobOf({ kind: 'backup', state: 'failed' }), 'delete', 'Delete'],
] as const)('%j: %s is done at once', (job, action, label) => {
  expect(actionLook(job, action)).toMatchObject({ label, question: null });
});

test.each([
  [jobOf(), 'stop', 'Stop…', '5 of 20 trials are done and stay. Trials in training end after their epoch'],
  [jobOf({ state: 'finished', lostByDelete: 'What was concluded is lost.' }), 'delete', 'Delete…', 'What was concluded is lost.'],
  [jobOf({ state: 'waiting', lostByDelete: 'It has not begun.' }), 'delete', 'Take out of the line…', 'It has not begun.'],
] as const)('%j: %s is asked about', (job, action, label, question) => {
  expect(actionLook(job, action)).toMatchObject({ label, question: expect.stringContaining(question) as string });
});

test.each([
  [0, '0 of 12 runs', 'Nothing of it is done yet. '],
  [1, '1 of 12 runs', '1 of 12 runs is done and stays. '],
  [2, '2 of 12 runs', '2 of 12 runs are done and stay. '],
])('what stays of %i runs', (done, text, sentence) => {
  const job = jobOf({ kind: 'experiment', progress: { ...NOTHING_DONE, done, of: 12, text } });
  expect(actionLook(job, 'stop').question).toMatch(sentence);
});

test.each([
  ['failed', 'search', 'What is recorded stays.'],
  ['paused', 'search', '5 of 20 trials are done and stay.'],
  ['paused', 'vault', '5 of 20 trials are done and stay.'],
] as const)('of a %s job of the kind %s, stopping says nothing of trials in training or of a pause', (state, kind, done) => {
  expect(actionLook(jobOf({ state, kind }), 'stop').question).toBe(`${done} It counts as finished then, and does not go on.`);
});
