import { TrialdeckError } from '../../shared/errors.ts';
import { MOST_LETTERS } from '../../shared/parse/attached-database.ts';
import { useBackend } from '../transports/backend.ts';

/** So many bytes at once: a call takes no more arguments. */
const AT_ONCE = 32_768;

export interface AttachedStudies {
  /** Ids of the studies that were not here. @throws TrialdeckError usage, before anything is opened, where one is too large */
  open(databases: readonly Uint8Array[]): Promise<readonly number[]>;
}

/** Studies that lie inside a report. */
export function useAttachedStudies(): AttachedStudies {
  const { api } = useBackend();
  return {
    open: async (databases) => {
      const texts = databases.map(base64Of);
      if (texts.some(({ length }) => length > MOST_LETTERS))
        throw new TrialdeckError('usage', 'What lies inside is larger than a window may hand over.');
      const opened: number[] = [];
      for (const text of texts) opened.push(...(await api.openAttached(text)));
      return opened;
    },
  };
}

function base64Of(bytes: Uint8Array): string {
  const parts = Array.from({ length: Math.ceil(bytes.length / AT_ONCE) }, (_, at) =>
    String.fromCharCode(...bytes.subarray(at * AT_ONCE, (at + 1) * AT_ONCE)),
  );
  return btoa(parts.join(''));
}
