/** Shows a session until it ends, its wait in line included; Ctrl-C pauses it, twice ends its workers at once. */
import type { SessionProgress } from '../../shared/contract/searches.ts';
import type { Job } from '../../shared/job.ts';
import { isUnfinished } from '../../shared/job-state.ts';
import { countedText } from '../../shared/format/count.ts';
import { durationText } from '../../shared/format/duration.ts';
import { heldBackText } from '../../shared/format/held-back.ts';
import { perMinuteText } from '../../shared/format/speed.ts';
import { idleWorkersText } from '../../shared/format/width.ts';
import { paramsText } from '../../shared/format/parameter.ts';
import { valueText } from '../../shared/format/value.ts';
import type { TrialRow } from '../../shared/trial-table.ts';
import type { Session } from '../../shared/model.ts';
import { uncapitalised } from '../../shared/wording.ts';
import { EXIT } from './exit-codes.ts';
import { onNoEnd } from './follow-job.ts';
import type { Host } from './host.ts';
import { sayNotices } from './notices.ts';
import type { Terminal } from './terminal.ts';

const STOPPING = 'Stopping after the epochs that are being trained. Press Ctrl-C again to stop at once.';

/** @param job of the session. @returns the session as it ended. */
export async function follow(host: Host, { id: jobId, about, state, reason }: Job, terminal: Terminal): Promise<Session> {
  const sessionId = about.sessionId!;
  let isWaiting = state === 'waiting';
  let waitsFor: string | null = null;
  const sayWait = (text: string | null): void => {
    if (text !== null && text !== waitsFor) terminal.say(`Job ${jobId} ${uncapitalised(text)}`);
    waitsFor = text;
  };
  let idle: string | null = null;
  const sayIdle = ({ workers, width }: Session): void => {
    const text = idleWorkersText(workers, width);
    if (text !== null && text !== idle) terminal.say(text);
    idle = text;
  };
  if (state === 'waiting') sayWait(reason);
  const deleted = Promise.withResolvers<never>();
  const subscriptions = [
    // Where its process has ended, what became of the session is read from the database.
    onNoEnd({ onEvent: host.onEvent, onClose: () => {} }, () => jobId, deleted.reject),
    host.onEvent('job', ({ job }) => {
      if (job?.id !== jobId) return;
      isWaiting = job.state === 'waiting';
      if (isWaiting) sayWait(job.reason);
    }),
    host.onEvent('session', (progress) => {
      const { session } = progress;
      if (session.id !== sessionId || session.state === 'waiting') return;
      if (session.state === 'running') sayIdle(session);
      terminal.replaceLine(progressLine(progress));
    }),
    host.onEvent('trial', ({ trial }) => {
      if (trial.sessionId === sessionId && trial.finishedAt !== null) terminal.say(trialLine(trial));
    }),
    sayNotices(host, jobId, terminal),
  ];
  let interrupts = 0;
  const interrupt = (): void => {
    interrupts++;
    host.hurry();
    if (interrupts === 1) {
      terminal.say(isWaiting ? 'Leaving the line.' : STOPPING);
      void host.api.pauseJob(jobId);
    } else if (host.abandon) host.abandon();
    else process.exit(EXIT.interrupted);
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  const ended = async (): Promise<Session> => {
    for (;;) {
      const session = await host.ended(sessionId);
      // Elsewhere somebody paused it and has gone on with it; whoever wants to leave here leaves.
      if (interrupts > 0 || !isUnfinished(session.state)) return session;
      terminal.say(`Job ${jobId} was paused and goes on.`);
    }
  };
  try {
    return await Promise.race([ended(), deleted.promise]);
  } finally {
    for (const end of subscriptions) end();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    terminal.replaceLine('');
  }
}

export function exitCodeOf(session: Session): number {
  if (session.failure !== null) return EXIT.failure;
  return session.state === 'paused' ? EXIT.interrupted : EXIT.done;
}

function progressLine({
  expected,
  finished,
  trials,
  incumbent,
  trialsPerMinute,
  remainingMs,
  heldBack,
}: SessionProgress): string {
  const of = expected === null ? '' : ` of ${expected}`;
  return [
    `${finished}${of} ${(expected ?? finished) === 1 ? 'trial' : 'trials'}, ${trials - finished - heldBack.length} running`,
    heldBackText(heldBack.length),
    incumbent && `best looks like ${valueText(incumbent.value)} (trial ${incumbent.number})`,
    trialsPerMinute && perMinuteText(trialsPerMinute),
    remainingMs !== null && `about ${durationText(remainingMs)} left`,
  ]
    .filter(Boolean)
    .join(' · ');
}

export function trialLine(trial: TrialRow): string {
  const epochs = countedText(trial.epochsDone, 'epoch');
  const outcome = trial.state === 'completed' || trial.state === 'stopped' ? valueText(trial.value) : trial.state;
  const end = trial.state === 'stopped' ? 'stopped after ' : trial.state === 'completed' ? '' : 'after ';
  return `trial ${String(trial.number).padStart(3)}  ${outcome}  ${end}${epochs} in ${durationText(trial.durationMs)}  ${paramsText(trial.params)}`;
}
