/** What a backend answers, as it arrives in a window: checked by the contract and carried as JSON. */
import { dispatch } from '../../electron/engine/dispatch.ts';
import type { BackendApi, Call } from '../../shared/contract/api.ts';

/** @throws Error, where it refuses. */
export async function answered(api: BackendApi, call: Call): Promise<unknown> {
  const reply = await dispatch(api, call, (bug) => {
    throw bug;
  });
  if (!reply.ok) throw new Error(`${call.method} ${JSON.stringify(call.args)}: ${reply.error.message}`);
  return JSON.parse(JSON.stringify(reply.value ?? null)) as unknown;
}
