/** Shows a search to its end, and prints what it came to. */
import { TrialdeckError } from '../../shared/errors.ts';
import type { Job } from '../../shared/job.ts';
import type { Session } from '../../shared/model.ts';
import { follow } from './follow.ts';
import type { Host } from './host.ts';
import { printSummary, sessionResult } from './results.ts';
import type { Terminal } from './terminal.ts';

export interface Telling {
  /** As one JSON document. */
  readonly json: boolean;
  /** When the command began, by the terminal's clock. */
  readonly began: number;
}

/** Where the process that has the search ends meanwhile, the refusal says how to go on. @throws TrialdeckError */
export async function followSearch(host: Host, job: Job, telling: Telling, terminal: Terminal): Promise<Session> {
  try {
    const session = await follow(host, job, terminal);
    await tell(host, session, telling, terminal);
    return session;
  } catch (error) {
    throw withHowToGoOn(error, job.id);
  }
}

async function tell({ api }: Host, session: Session, { json, began }: Telling, terminal: Terminal): Promise<void> {
  if (!json) return printSummary(api, session, terminal);
  const seconds = (terminal.clock.ms() - began) / 1000;
  terminal.print(JSON.stringify(await sessionResult(api, session, seconds), null, 1));
}

export function withHowToGoOn(error: unknown, jobId: number): unknown {
  if (!(error instanceof TrialdeckError) || error.code !== 'unavailable') return error;
  return new TrialdeckError('unavailable', `${error.message} Go on with: trialdeck resume ${jobId}`, undefined, { cause: error });
}
