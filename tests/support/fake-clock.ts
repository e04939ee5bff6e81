import type { Clock } from '../../shared/clock.ts';

export interface FakeClock extends Clock {
  /** Lets time pass: whatever falls due is done in order, each at its own time. */
  pass(ms: number): void;
  /** When the next work is due, by `ms`; null where none is to come. */
  dueMs(): number | null;
  /** How much work is still to come. */
  waiting(): number;
}

/** A clock that stands still until it is told to go on. */
export function fakeClock(start = '2026-01-01T00:00:00.000Z'): FakeClock {
  const startMs = Date.parse(start);
  const due = new Set<{ readonly atMs: number; readonly work: () => void }>();
  let nowMs = 0;
  const next = (untilMs: number) =>
    [...due].filter(({ atMs }) => atMs <= untilMs).toSorted((one, other) => one.atMs - other.atMs)[0];
  return {
    now: () => new Date(startMs + nowMs).toISOString(),
    ms: () => nowMs,
    after: (waitMs, work) => {
      const entry = { atMs: nowMs + waitMs, work };
      due.add(entry);
      return () => void due.delete(entry);
    },
    pass: (ms) => {
      const untilMs = nowMs + ms;
      for (let entry = next(untilMs); entry !== undefined; entry = next(untilMs)) {
        due.delete(entry);
        nowMs = entry.atMs;
        entry.work();
      }
      nowMs = untilMs;
    },
    dueMs: () => next(Infinity)?.atMs ?? null,
    waiting: () => due.size,
  };
}
