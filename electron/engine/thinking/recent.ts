/** What was made under a key, for as long as it is among those used last. */
export interface Recent<Key, Value> {
  /** Counts as a use. */
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  delete(key: Key): void;
}

/** @param most beyond so many the one that was unused longest is forgotten */
export function createRecent<Key, Value>(most: number): Recent<Key, Value> {
  // A map keeps the order of entry: what is used is entered anew.
  const known = new Map<Key, Value>();
  const enter = (key: Key, value: Value): void => {
    known.delete(key);
    known.set(key, value);
  };
  return {
    get: (key) => {
      const value = known.get(key);
      if (value !== undefined) enter(key, value);
      return value;
    },
    set: (key, value) => {
      enter(key, value);
      if (known.size > most) known.delete(known.keys().next().value!);
    },
    delete: (key) => void known.delete(key),
  };
}
