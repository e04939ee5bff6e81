/** A small line without axes, as the path of an SVG element. */

export interface SparklineSize {
  readonly width: number;
  readonly height: number;
  /** Room on all sides, for the line's width and the dot at its end. */
  readonly padding?: number;
  /** The range of the vertical; that of the values by default. */
  readonly range?: readonly [number, number];
}

export interface Sparkline {
  readonly line: string;
  /** The line closed along the bottom. */
  readonly area: string;
  readonly last: { readonly x: number; readonly y: number } | null;
}

/** Draws numbers from left to right; one that is not finite leaves a gap, equal ones lie in the middle. */
export function sparkline(values: readonly number[], { width, height, padding = 2, range }: SparklineSize): Sparkline {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return { line: '', area: '', last: null };
  const [low, high] = range ?? [Math.min(...finite), Math.max(...finite)];
  const x = (at: number): number => round(padding + ((width - 2 * padding) * at) / Math.max(1, values.length - 1));
  const y = (value: number): number =>
    round(high > low ? height - padding - ((height - 2 * padding) * (value - low)) / (high - low) : height / 2);
  let pen = 'M';
  const parts: string[] = [];
  values.forEach((value, at) => {
    if (Number.isFinite(value)) parts.push(`${pen}${x(at)} ${y(value)}`);
    pen = Number.isFinite(value) ? 'L' : 'M';
  });
  const first = values.findIndex(Number.isFinite);
  const last = values.findLastIndex(Number.isFinite);
  const line = parts.join('');
  return {
    line,
    area: `${line}L${x(last)} ${height}L${x(first)} ${height}Z`,
    last: { x: x(last), y: y(values[last]!) },
  };
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
