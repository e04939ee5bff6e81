/** The one way from a call, whatever brought it, to the backend: arguments are checked here and nowhere else. */
import * as z from 'zod';
import type { BackendApi, Method, Reply } from '../../shared/contract/api.ts';
import { CALLS, METHODS } from '../../shared/contract/calls.ts';
import { TrialdeckError } from '../../shared/errors.ts';
import { check, suggestion } from '../../shared/parse/check.ts';

const callSchema = z.strictObject({ method: z.string(), args: z.array(z.unknown()) });

/**
 * Answers a call; never throws and never rejects. A TrialdeckError becomes its plain data. Any other error is a bug of
 * ours: it becomes a sentence with the code `failure`, and `onBug` is handed the error itself.
 */
export async function dispatch(backend: BackendApi, call: unknown, onBug: (error: unknown) => void): Promise<Reply<unknown>> {
  try {
    const { method, args } = parseCall(call);
    return { ok: true, value: await Reflect.apply(backend[method], backend, args) };
  } catch (error) {
    if (error instanceof TrialdeckError) return { ok: false, error: plain(error) };
    // In its own turn, so that a listener that throws ends the process and not the answer.
    queueMicrotask(() => onBug(error));
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, error: { code: 'failure', message: `Something went wrong inside Trialdeck: ${why}` } };
  }
}

function parseCall(value: unknown): { readonly method: Method; readonly args: readonly unknown[] } {
  const { method, args } = check(callSchema, value, 'The call');
  if (!isMethod(method)) throw new TrialdeckError('usage', `Unknown method ${method}. ${suggestion(method, METHODS)}`, 'method');
  const parsers = CALLS[method];
  if (args.length > parsers.length)
    throw new TrialdeckError(
      'usage',
      `The number of arguments of ${method} is ${args.length}; allowed is ${atMost(parsers.length)}.`,
      'args',
    );
  return { method, args: parsers.map((parse, index) => parse(args[index])) };
}

function isMethod(name: string): name is Method {
  return (METHODS as readonly string[]).includes(name);
}

const atMost = (count: number): string => (count === 0 ? 'none' : `at most ${count}`);

const plain = ({ code, message, field }: TrialdeckError) => ({ code, message, ...(field !== undefined && { field }) });
