/** What goes over standard input and output beside the messages of the protocol: the files that have to be brought. */
import type { Fault } from '../fault.ts';
import type { Piece } from './file-exchange.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import type { KeptState } from './work.ts';

/** What a worker asks its owner for. */
export type Wanted = { readonly what: 'data'; readonly name: string } | ({ readonly what: 'state' } & KeptState);

export type ToStreamWorker = Exclude<ToWorker, { kind: 'grant' }> | Piece | Refusal;
export type FromStreamWorker = FromWorker | Piece | (Wanted & { readonly kind: 'want' });

/** What was wanted cannot be had. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly name: string;
  readonly reason: string;
  readonly fault: Fault;
}
