import { METHODS, type AsyncApi, type Call, type Reply } from './contract.ts';
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
  const calls = METHODS.map((method) => [method, (...args: unknown[]) => ask({ method, args: withoutTail(args) })]);
  return Object.fromEntries(calls) as AsyncApi;
}

/** JSON would turn arguments that are left out at the end into null. */
function withoutTail(args: readonly unknown[]): readonly unknown[] {
  return args.slice(0, args.findLastIndex((value) => value !== undefined) + 1);
}
