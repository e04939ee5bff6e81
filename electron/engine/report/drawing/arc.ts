import type { Step } from './marks.ts';

/**
 * An arc around a centre in Bézier curves of a quarter turn at the most, of which each is off by less than 0.03 % of the radius.
 * @returns where it begins, and the curves from there; angles are clockwise from the right, in radians
 */
export function arcSteps(
  x: number,
  y: number,
  radius: number,
  from: number,
  to: number,
): { readonly start: readonly [number, number]; readonly curves: readonly Step[] } {
  const turn = Math.max(-2 * Math.PI, Math.min(2 * Math.PI, to - from));
  const count = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  const part = turn / count;
  const handle = (4 / 3) * Math.tan(part / 4) * radius;
  const at = (angle: number): readonly [number, number] => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  const curves = Array.from({ length: count }, (_, place): Step => {
    const [first, second] = [from + place * part, from + (place + 1) * part];
    const [[x1, y1], [x2, y2]] = [at(first), at(second)];
    return [
      'C',
      x1 - handle * Math.sin(first),
      y1 + handle * Math.cos(first),
      x2 + handle * Math.sin(second),
      y2 - handle * Math.cos(second),
      x2,
      y2,
    ];
  });
  return { start: at(from), curves };
}
