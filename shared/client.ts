import type { AsyncApi, Call, Method, Reply } from './contract/api.ts';
import { TrialdeckError } from './errors.ts';

/**
 * Returns the contract's calls over anything that carries one. A call rejects with the TrialdeckError of its reply, or
 * with whatever `send` rejects with.
 */
export function createClient(send: (call: Call) => Promise<Reply<unknown>>): AsyncApi {
  const ask = async (call: Call): Promise<unknown> => {
    const reply = await send(call);
    if (reply.ok) return reply.value;
    throw new TrialdeckError(reply.error.code, reply.error.message, reply.error.field);
  };
  // A list of methods would bring every parser into the window. What has a method `then` is taken for a promise.
  return new Proxy({} as AsyncApi, {
    get: (_, method) =>
      method === 'then' ? undefined : (...args: unknown[]) => ask({ method: method as Method, args: withoutTail(args) }),
  });
}

/** JSON would turn arguments that are left out at the end into null. */
function withoutTail(args: readonly unknown[]): readonly unknown[] {
  return args.slice(0, args.findLastIndex((value) => value !== undefined) + 1);
}
