/** A list of trials that may be very long: only the pages near what is in view are held. */
import { ref, shallowReactive, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { TrialPage, TrialRow } from '../../shared/trial-table.ts';
import type { TrialdeckError } from '../../shared/errors.ts';
import { asTrialdeckError } from '../composables/use-answer.ts';

export const PAGE_ROWS = 100;
/** Held pages; those farthest from the view go first. */
const MOST_PAGES = 40;
/** Requests under way: a fast scroll passes many pages by without asking for them. */
const MOST_ASKED = 2;

/** The rows in view, by their places in the list, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

export interface TrialPages {
  readonly matched: Readonly<Ref<number>>;
  readonly total: Readonly<Ref<number>>;
  /** True until the first answer has come. */
  readonly blank: Readonly<Ref<boolean>>;
  /** True while the answer to a changed question is awaited. */
  readonly asking: Readonly<Ref<boolean>>;
  readonly error: Readonly<ShallowRef<TrialdeckError | null>>;
  readonly span: Readonly<Ref<Span>>;
  /** The trial at a place; undefined until its page has come. */
  rowAt(index: number): TrialRow | undefined;
  /** The place of a trial that is held; -1 where it is not. */
  indexOf(trialId: number): number;
  /** Says what is in view: its pages are asked for, then those beside them. */
  look(span: Span): void;
  /** Asks again for what is in view and forgets the rest; answers with false where `still` was set and a row would have moved. */
  refresh(still?: boolean): Promise<boolean>;
  /** Changes a trial where it stands, if it is held. */
  patch(trialId: number, change: (row: TrialRow) => TrialRow): void;
  /** Forgets all rows. */
  clear(): void;
}

export function createTrialPages(ask: (offset: number, limit: number) => Promise<TrialPage>): TrialPages {
  const pages = shallowReactive(new Map<number, readonly TrialRow[]>());
  const matched = ref(0);
  const total = ref(0);
  const blank = ref(true);
  const asking = ref(false);
  const error = shallowRef<TrialdeckError | null>(null);
  const span = ref<Span>({ first: 0, last: 0 });
  const asked = new Set<number>();
  let generation = 0;

  const rowAt = (index: number): TrialRow | undefined => pages.get(pageOf(index))?.[index % PAGE_ROWS];
  const fetchPage = (page: number): Promise<TrialPage> => ask(page * PAGE_ROWS, PAGE_ROWS);
  const take = (page: number, answer: TrialPage): void => {
    pages.set(page, answer.rows);
    matched.value = answer.matched;
    total.value = answer.total;
  };

  /** Pages in view, then the next and the one before. */
  const wanted = (): number[] => {
    const shown = pagesOf(span.value);
    const last = pageOf(Math.max(0, matched.value - 1));
    return [...shown, shown.at(-1)! + 1, shown[0]! - 1].filter((page) => page >= 0 && page <= last);
  };

  const pump = (): void => {
    const missing = wanted().filter((page) => !pages.has(page) && !asked.has(page));
    for (const page of missing.slice(0, MOST_ASKED - asked.size)) void load(page);
  };

  const load = async (page: number): Promise<void> => {
    const mine = generation;
    asked.add(page);
    try {
      const answer = await fetchPage(page);
      if (mine !== generation) return;
      take(page, answer);
      asked.delete(page);
      forgetFar();
      pump();
    } catch (failure) {
      if (mine !== generation) return;
      asked.delete(page);
      error.value = asTrialdeckError(failure);
    }
  };

  const forgetFar = (): void => {
    const centre = pageOf((span.value.first + span.value.last) / 2);
    const far = [...pages.keys()].sort((left, right) => Math.abs(left - centre) - Math.abs(right - centre)).slice(MOST_PAGES);
    for (const page of far) pages.delete(page);
  };

  const wouldMove = (fresh: readonly (readonly [number, TrialPage])[]): boolean => {
    const { first, last } = span.value;
    const places = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    return places.some((index) => {
      const next = fresh.find(([page]) => page === pageOf(index))?.[1].rows[index % PAGE_ROWS];
      return rowAt(index) !== undefined && rowAt(index)!.id !== next?.id;
    });
  };

  const refresh = async (still = false): Promise<boolean> => {
    const mine = ++generation;
    asked.clear();
    asking.value = true;
    try {
      const fresh = await Promise.all(pagesOf(span.value).map(async (page) => [page, await fetchPage(page)] as const));
      if (mine !== generation) return true;
      if (still && wouldMove(fresh)) return false;
      pages.clear();
      for (const [page, answer] of fresh) take(page, answer);
      blank.value = false;
      error.value = null;
      pump();
      return true;
    } catch (failure) {
      if (mine === generation) error.value = asTrialdeckError(failure);
      return true;
    } finally {
      if (mine === generation) asking.value = false;
    }
  };

  const indexOf = (trialId: number): number => {
    for (const [page, rows] of pages) {
      const at = rows.findIndex(({ id }) => id === trialId);
      if (at >= 0) return page * PAGE_ROWS + at;
    }
    return -1;
  };

  return {
    matched,
    total,
    blank,
    asking,
    error,
    span,
    rowAt,
    indexOf,
    look: (next) => {
      span.value = next;
      if (!blank.value) pump();
    },
    refresh,
    patch: (trialId, change) => {
      const index = indexOf(trialId);
      if (index < 0) return;
      const rows = pages.get(pageOf(index))!;
      pages.set(pageOf(index), rows.with(index % PAGE_ROWS, change(rows[index % PAGE_ROWS]!)));
    },
    clear: () => {
      generation++;
      pages.clear();
      asked.clear();
      matched.value = 0;
      total.value = 0;
      blank.value = true;
      asking.value = false;
      error.value = null;
      span.value = { first: 0, last: 0 };
    },
  };
}

function pageOf(index: number): number {
  return Math.floor(index / PAGE_ROWS);
}

function pagesOf({ first, last }: Span): number[] {
  const start = pageOf(first);
  return Array.from({ length: pageOf(Math.max(first, last)) - start + 1 }, (_, at) => start + at);
}
