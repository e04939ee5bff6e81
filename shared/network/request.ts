/** What is asked for where trials are networks; what is left out has a default. */
import * as z from 'zod';
import type { Split } from '../dataset.ts';
import type { Space } from '../model.ts';
import { check, within } from '../parse/check.ts';
import { seed, title, wholeNumber } from '../parse/scalar.ts';
import { parseSpace } from '../parse/space.ts';
import type { SearchRequest, TaskRequest } from '../search-request.ts';

export interface NetworkRequest extends TaskRequest {
  readonly kind: 'network';
  readonly dataset?: string | undefined;
  /** Rows outside the vault to use, stratified; all of them by default. */
  readonly rows?: number | undefined;
  readonly splitSeed?: number | undefined;
  /** Rows of each partition, in place of the default shares of `rows`. */
  readonly split?: Omit<Split, 'seed'> | undefined;
  /** Measures *confirm* after every epoch, for studies on which searches will be replayed. */
  readonly recordConfirm?: boolean | undefined;
}

export interface NetworkSearch {
  readonly task: NetworkRequest;
  readonly space: Space | undefined;
}

const networkRequest = z.strictObject({
  kind: z.literal('network'),
  dataset: title.optional(),
  rows: wholeNumber(40).optional(),
  splitSeed: seed.optional(),
  split: z
    .strictObject({ train: wholeNumber(1), stop: wholeNumber(1), select: wholeNumber(1), confirm: wholeNumber(1) })
    .optional(),
  recordConfirm: z.boolean().optional(),
});

/**
 * What networks alone have in a request: their task, and a space of hyperparameters within their legal ranges.
 * @throws TrialdeckError usage, with a field such as `task.rows` or `space.units.low`
 */
export function parseNetworkSearch({ task = { kind: 'network' }, space }: Pick<SearchRequest, 'task' | 'space'>): NetworkSearch {
  return {
    task: check(z.object({ task: networkRequest }), { task }, 'The request').task,
    space: space && within('space', '', () => parseSpace(space)),
  };
}

/** What a request says of its networks, unchecked; undefined where it says nothing, or its trials are something else. */
export function networkAsked({ task }: Pick<SearchRequest, 'task'>): NetworkRequest | undefined {
  return task?.kind === 'network' ? (task as NetworkRequest) : undefined;
}
