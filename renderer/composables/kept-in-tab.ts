import { reactive, watch } from 'vue';

/** Values by the id of their study, kept while the tab or the window lives, so that they outlast a reload. */
export function keptInTab<Value>(name: string): Map<number, Value> {
  const kept = reactive(new Map(read<Value>(name))) as Map<number, Value>;
  watch(kept, () => sessionStorage.setItem(name, JSON.stringify([...kept])));
  return kept;
}

function read<Value>(name: string): readonly (readonly [number, Value])[] {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '[]') as [number, Value][];
  } catch {
    return [];
  }
}
