/** Time without the hours in which nobody worked. */

export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

export interface Compressed<Of extends Span> {
  readonly spans: readonly Of[];
  /** Where pauses were cut out, in the new time. */
  readonly cuts: readonly number[];
}

/** Shortens every pause of all workers to at most a share of the time that was worked. */
export function withoutPauses<Of extends Span>(spans: readonly Of[], share = 0.02): Compressed<Of> {
  const ordered = spans.toSorted((left, right) => left.startMs - right.startMs);
  const pauses: { readonly from: number; readonly length: number }[] = [];
  let [busyUntil, worked] = [ordered[0]?.startMs ?? 0, 0];
  for (const { startMs, endMs } of ordered) {
    if (startMs > busyUntil) pauses.push({ from: busyUntil, length: startMs - busyUntil });
    worked += Math.max(0, endMs - Math.max(busyUntil, startMs));
    busyUntil = Math.max(busyUntil, endMs);
  }
  const kept = share * worked;
  const cut = pauses.filter(({ length }) => length > 3 * kept);
  const shift = (ms: number): number =>
    cut.reduce((sum, { from, length }) => (from + length <= ms ? sum + length - kept : sum), 0);
  return {
    spans: spans.map((span) => ({
      ...span,
      startMs: span.startMs - shift(span.startMs),
      endMs: span.endMs - shift(span.startMs),
    })),
    cuts: cut.map(({ from, length }) => from + length - shift(from + length) - kept / 2),
  };
}
