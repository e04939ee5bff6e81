/** Files from a web server, packed by gzip. */
import type { Clock } from '../../../../../../shared/clock.ts';
import { counted, type DatasetOrigin } from './origin.ts';

const MS_TO_ANSWER = 5_000;
const MS_OF_SILENCE = 30_000;

/** @param address of the folder that has the files as NAME.gz; ends in a slash. */
export function hostOrigin(
  address: string,
  clock: Clock,
  { msToAnswer = MS_TO_ANSWER, msOfSilence = MS_OF_SILENCE } = {},
): DatasetOrigin {
  return {
    title: new URL(address).host,
    bring: async (names, { take, received, signal }) => {
      for (const name of names) {
        const patience = createPatience(clock);
        try {
          patience.wait(msToAnswer, `it does not answer within ${msToAnswer / 1000} s`);
          const body = await open(`${address}${name}.gz`, AbortSignal.any([signal, patience.signal]));
          const heard = (bytes: number): void => {
            patience.wait(msOfSilence, `it has sent nothing for ${msOfSilence / 1000} s`);
            received(bytes);
          };
          await take(name, counted(body, heard), true);
        } catch (error) {
          throw patience.signal.aborted ? patience.signal.reason : inWords(error);
        } finally {
          patience.end();
        }
      }
    },
  };
}

async function open(address: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const answer = await fetch(address, { signal });
  if (answer.ok && answer.body !== null) return answer.body;
  await answer.body?.cancel();
  throw new Error(`it answers ${answer.status} for ${new URL(address).pathname}`);
}

/** A signal that aborts, with a reason in words, when a wait is over before the next one begins. */
function createPatience(clock: Clock) {
  const controller = new AbortController();
  let end = (): void => {};
  const wait = (ms: number, reason: string): void => {
    end();
    end = clock.after(ms, () => controller.abort(new Error(reason)));
  };
  return { signal: controller.signal, wait, end: () => end() };
}

/** What fetch hides in its cause. */
function inWords(error: unknown): unknown {
  if (!(error instanceof TypeError) || !(error.cause instanceof Error)) return error;
  const { code, message } = error.cause as NodeJS.ErrnoException;
  return new Error(`it cannot be reached (${code ?? message})`, { cause: error });
}
