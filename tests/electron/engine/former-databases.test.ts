/** Databases that an earlier version made say what they said then, on every screen, and their trials go on as they did then. */
import { isDeepStrictEqual } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import type { SessionProgress } from '../../../shared/contract/searches.ts';
import type { StudyOverview } from '../../../shared/contract/studies.ts';
import type { Session } from '../../../shared/model.ts';
import type { TrialDetail } from '../../../shared/trial-detail.ts';
import { answered } from '../../support/answered.ts';
import { continueSession } from '../../support/continued-session.ts';
import {
  FORMER_DATABASES,
  formerAnswers,
  formerContinuation,
  layFormerDatabase,
  type Answer,
} from '../../support/former-databases.ts';
import { formerEpoch } from '../../support/former-epoch.ts';
import { thisMachine } from '../../support/machine.ts';
import { expectNear, isRecordedOn } from '../../support/recorded-numbers.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTrainingBackend } from '../../support/training-backend.ts';

/**
 * Today's answer in the shape that it had then, without what goes with the clock: the one place to say what has changed since.
 * A study had an objective, accuracy or loss, and its epochs a field for each; a session ran on its own machine; sessions and
 * experiments had no job.
 */
function asThen({ method, value: now }: Answer): unknown {
  const value = withoutJobs(now);
  if (method === 'studies') return (value as StudyOverview[]).map(formerStudy);
  if (method === 'study') return formerStudy(value as StudyOverview);
  if (method === 'progress') return { ...(value as SessionProgress), session: formerSession((value as SessionProgress).session) };
  if (method !== 'trial') return value;
  const { epochs, session, ...rest } = value as TrialDetail;
  return { ...rest, session: formerSession(session), epochs: epochs.map(formerEpoch) };
}

function withoutJobs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutJobs);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([name]) => name !== 'jobId');
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutJobs(field)]));
}

function formerStudy({ measures: _, objectives, sessions, ...rest }: StudyOverview): object {
  return { ...rest, objective: objectives[0], sessions: sessions.map(formerSession) };
}

function formerSession({ on: _, ...rest }: Session): object {
  return rest;
}

/** Today's call for what was asked then, likewise. */
function asNow({ method, args }: Answer): Pick<Answer, 'method' | 'args'> {
  const [request] = args as readonly [{ readonly metric?: string }];
  if (method !== 'plot' || request.metric === undefined) return { method, args };
  const [, partition, measure] = /^([a-z]+)(Accuracy|Loss)$/.exec(request.metric)!;
  return { method, args: [{ ...request, metric: { partition, measure: measure!.toLowerCase() } }] };
}

test.each(FORMER_DATABASES)('the former database %s says what it said', async (name) => {
  const folder = temporaryFolder();
  layFormerDatabase(name, folder);
  const { api, close } = openTrainingBackend(folder);
  onTestFinished(close);
  for (const former of formerAnswers(name)) {
    const call = asNow(former);
    const now = asThen({ ...call, value: await answered(api, call) });
    if (!isDeepStrictEqual(now, former.value)) expect({ ...former, value: now }).toEqual(former);
  }
});

const { machine, sessionId, trials } = formerContinuation();

test.runIf(thisMachine().tensorflow === machine.tensorflow)(
  'an interrupted session goes on with the weights that were kept, and ends as it did',
  async () => {
    const folder = temporaryFolder();
    layFormerDatabase('small', folder);
    const continued = await continueSession(folder, sessionId);
    if (isRecordedOn(machine)) expect(continued).toStrictEqual(trials);
    else expectNear(continued, trials);
  },
);
