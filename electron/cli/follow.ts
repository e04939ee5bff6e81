/** Shows a running session until it ends; Ctrl-C pauses it, twice ends its workers at once. */
import type { SessionProgress } from '../../shared/contract/searches.ts';
import { countedText } from '../../shared/format/count.ts';
import { durationText } from '../../shared/format/duration.ts';
import { paramsText } from '../../shared/format/parameter.ts';
import { valueText } from '../../shared/format/value.ts';
import type { TrialRow } from '../../shared/trial-table.ts';
import type { Session } from '../../shared/model.ts';
import { EXIT } from './exit-codes.ts';
import type { Host } from './host.ts';
import type { Terminal } from './terminal.ts';

/** @returns the session as it ended. */
export async function follow(host: Host, sessionId: number, terminal: Terminal): Promise<Session> {
  const subscriptions = [
    host.onEvent('session', (progress) => {
      if (progress.session.id === sessionId) terminal.replaceLine(progressLine(progress));
    }),
    host.onEvent('trial', ({ trial }) => {
      if (trial.sessionId === sessionId && trial.finishedAt !== null) terminal.say(trialLine(trial));
    }),
    // What ends the search is thrown to whoever waits for it, and said there.
    host.onEvent('notice', ({ level, text }) => {
      if (level !== 'error') terminal.say(text);
    }),
  ];
  let interrupts = 0;
  const interrupt = (): void => {
    interrupts++;
    if (interrupts === 1) {
      terminal.say('Stopping after the epochs that are being trained. Press Ctrl-C again to stop at once.');
      void host.api.pauseSession(sessionId);
    } else if (host.abandon) host.abandon();
    else process.exit(EXIT.interrupted);
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    return await host.ended(sessionId);
  } finally {
    for (const end of subscriptions) end();
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    terminal.replaceLine('');
  }
}

export function exitCodeOf(session: Session): number {
  if (session.state === 'failed') return EXIT.failure;
  return session.state === 'paused' ? EXIT.interrupted : EXIT.done;
}

function progressLine({ session, finished, trials, incumbent, trialsPerMinute, remainingMs }: SessionProgress): string {
  const of = session.budget.trials === undefined ? '' : ` of ${session.budget.trials}`;
  return [
    `${finished}${of} trials, ${trials - finished} running`,
    incumbent && `best ${valueText(incumbent.value)} (trial ${incumbent.number})`,
    trialsPerMinute && `${trialsPerMinute.toFixed(1)} trials/min`,
    remainingMs !== null && `about ${durationText(remainingMs)} left`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function trialLine(trial: TrialRow): string {
  const epochs = countedText(trial.epochsDone, 'epoch');
  const outcome = trial.state === 'completed' || trial.state === 'stopped' ? valueText(trial.value) : trial.state;
  const end = trial.state === 'stopped' ? 'stopped after ' : '';
  return `trial ${String(trial.number).padStart(3)}  ${outcome}  ${end}${epochs} in ${durationText(trial.durationMs)}  ${paramsText(trial.params)}`;
}
