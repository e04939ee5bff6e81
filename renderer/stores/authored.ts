import { onScopeDispose, shallowRef, watch, type Ref } from 'vue';
import type { Authored, AuthoredChange } from '../../shared/authored.ts';
import { useAnswer } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';
import { useNotices } from './notices.ts';

export interface KeptWords {
  /** As they are kept; null until they are known. */
  readonly authored: Readonly<Ref<Authored | null>>;
  /** Kept a moment after the last change. */
  write(change: AuthoredChange): void;
  /** Settles when all that was written is kept. */
  settled(): Promise<void>;
}

const WAIT_MS = 500;

/** What a person writes into the report of a study. */
export function useAuthored(studyId: () => number): KeptWords {
  const { api } = useBackend();
  const notices = useNotices();
  const authored = shallowRef<Authored | null>(null);
  const { data } = useAnswer(() => api.authored(studyId()), { about: studyId });
  watch(data, (answer) => (authored.value = answer));
  let written: AuthoredChange = {};
  let due: ReturnType<typeof setTimeout> | undefined;

  const settled = async (): Promise<void> => {
    clearTimeout(due);
    const change = written;
    written = {};
    if (Object.keys(change).length === 0) return;
    await notices.attempt(async () => {
      authored.value = await api.changeAuthored(studyId(), change);
    });
  };
  onScopeDispose(() => void settled());
  return {
    authored,
    write: (change) => {
      written = { ...written, ...change };
      clearTimeout(due);
      due = setTimeout(() => void settled(), WAIT_MS);
    },
    settled,
  };
}
