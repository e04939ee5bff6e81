/** `trialdeck resume` */
import { TrialdeckError } from '../../../shared/errors.ts';
import type { Session } from '../../../shared/model.ts';
import { parsePlace } from '../../../shared/parse/place.ts';
import { numberOption } from '../arguments.ts';
import { exitCodeOf, follow } from '../follow.ts';
import { openHost, type Host } from '../host.ts';
import { printSummary, sessionResult } from '../results.ts';
import type { Terminal } from '../terminal.ts';

export interface ResumeOptions {
  readonly on?: string;
  readonly json?: boolean;
}

export async function resume(sessionText: string | undefined, options: ResumeOptions, terminal: Terminal): Promise<number> {
  const on = options.on === undefined ? undefined : parsePlace(options.on);
  const wanted = numberOption('session', sessionText);
  const began = performance.now();
  const host = await openHost();
  try {
    const sessionId = wanted ?? (await latestPaused(host));
    await host.api.resumeSession(sessionId, on);
    const session = await follow(host, sessionId, terminal);
    if (options.json) {
      const seconds = (performance.now() - began) / 1000;
      terminal.print(JSON.stringify(await sessionResult(host.api, session, seconds), null, 1));
    } else await printSummary(host.api, session, terminal);
    return exitCodeOf(session);
  } finally {
    await host.close();
  }
}

async function latestPaused({ api }: Host): Promise<number> {
  const sessions = (await api.studies()).flatMap((study): readonly Session[] => study.sessions);
  const paused = sessions.filter(({ state }) => state === 'paused' || state === 'failed').map(({ id }) => id);
  if (paused.length === 0) throw new TrialdeckError('not-found', 'No session is paused: there is nothing to resume.');
  return Math.max(...paused);
}
