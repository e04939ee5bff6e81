/**
 * What a thread is sent once and keeps, so that a question about 10,000 trials carries only those that have changed since the
 * last one. Both ends: the sender is the engine's, the keeper a thread's.
 */

/** A list and what it is about. Items are replaced and added, and never change; neither does what they are about. */
export interface Kept<About, Item> {
  readonly about: About;
  readonly items: readonly Item[];
}

/** Under a key that is the list's own among all that its thread is sent. */
export interface ToKeep<About, Item> extends Kept<About, Item> {
  readonly key: string;
}

/** From one version of a list to the next. */
export interface Changes {
  readonly key: string;
  /** That of the list to change; null where the changes are the whole. */
  readonly base: number | null;
  readonly version: number;
  /** Null where it is still the same. */
  readonly about: { readonly is: unknown } | null;
  readonly length: number;
  /** Places, and what is there now. */
  readonly items: readonly (readonly [at: number, item: unknown])[];
}

/** Lists beyond these are forgotten, the longest unused first. */
const MOST_KEPT = 4;

export interface Sender {
  /** Since the list was last sent; objects that are the same count as unchanged. */
  changes(list: ToKeep<unknown, unknown>): Changes;
  /** The list anew, for a thread that does not have it. */
  whole(list: ToKeep<unknown, unknown>): Changes;
}

export function createSender(): Sender {
  const sent = new Map<string, { readonly version: number; readonly list: Kept<unknown, unknown> }>();
  let versions = 0;
  const send = (list: ToKeep<unknown, unknown>, last: { version: number; list: Kept<unknown, unknown> } | null): Changes => {
    const { key, about, items } = list;
    const version = ++versions;
    keep(sent, key, { version, list: { about, items: [...items] } });
    return {
      key,
      base: last?.version ?? null,
      version,
      about: last?.list.about === about ? null : { is: about },
      length: items.length,
      items: [...items.entries()].filter(([at, item]) => item !== last?.list.items[at]),
    };
  };
  return {
    changes: (list) => send(list, sent.get(list.key) ?? null),
    whole: (list) => send(list, null),
  };
}

export interface Keeper {
  /** The list as it is after the changes, the same that grows; null where they begin at another version than the one that is here. */
  after(changes: Changes): Kept<unknown, unknown> | null;
}

export function createKeeper(): Keeper {
  const lists = new Map<string, { readonly version: number; readonly about: unknown; readonly items: unknown[] }>();
  return {
    after: ({ key, base, version, about, length, items: changed }) => {
      const last = lists.get(key);
      if (base !== null && last?.version !== base) return null;
      const items = base === null ? [] : last!.items;
      items.length = length;
      for (const [at, item] of changed) items[at] = item;
      const list = { version, about: about === null ? last!.about : about.is, items };
      keep(lists, key, list);
      return list;
    },
  };
}

function keep<List>(lists: Map<string, List>, key: string, list: List): void {
  lists.delete(key);
  lists.set(key, list);
  if (lists.size > MOST_KEPT) lists.delete(lists.keys().next().value!);
}
