/**
 * Where workers are started, as data: a kind, and what that kind needs. A session and the wishes for it have a place as text, as it was
 * written: null for `local`, else a command.
 */

/** What each kind needs. */
export interface Places {
  readonly local: object;
  readonly command: { readonly command: string };
}

export type Place<Kind extends keyof Places = keyof Places> = {
  readonly [Each in Kind]: { readonly kind: Each } & Places[Each];
}[Kind];

/** The place that a text means. */
export function placeOf(on: string | null): Place {
  return on === null ? { kind: 'local' } : { kind: 'command', command: on };
}
