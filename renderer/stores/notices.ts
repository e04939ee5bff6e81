import { defineStore } from 'pinia';
import { ref } from 'vue';
import { asTrialdeckError } from '../composables/use-answer.ts';
import { useBackend } from '../transports/backend.ts';

export interface Notice {
  readonly id: number;
  readonly level: 'info' | 'warning' | 'error';
  readonly text: string;
  /** What it is about, where it came from there; see SystemNotice. */
  readonly jobId?: number | null | undefined;
  readonly studyId?: number | null | undefined;
  readonly undo?: (() => unknown) | undefined;
  /** Refused because something runs: true until that has ended. */
  readonly busy?: boolean | undefined;
}

/** Short messages at the foot of the window, the backend's among them. */
export const useNotices = defineStore('notices', () => {
  const notices = ref<Notice[]>([]);
  let lastId = 0;

  const dismiss = (id: number): void => {
    notices.value = notices.value.filter((notice) => notice.id !== id);
  };
  const add = (notice: Omit<Notice, 'id'>): void => {
    const repeated = notices.value.find(({ text, jobId, undo }) => text === notice.text && jobId === notice.jobId && !undo);
    if (repeated && !notice.undo) dismiss(repeated.id);
    notices.value = [...notices.value.slice(-3), { id: ++lastId, ...notice }];
  };

  /** Does what may fail, and says so where it does; false after a failure. */
  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (failure) {
      const { message, code } = asTrialdeckError(failure);
      add({ level: 'error', text: message, busy: code === 'busy' });
      return false;
    }
  };

  const { onEvent } = useBackend();
  onEvent('notice', add);
  onEvent('job', ({ job }) => {
    if (job?.state !== 'running') notices.value = notices.value.filter(({ busy }) => !busy);
  });
  return { notices, add, dismiss, attempt };
});
