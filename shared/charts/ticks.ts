/** Where an axis has its ticks: few, round, and inside the range. */

/** The smallest round step (1, 2 or 5 times a power of ten) that needs at most so many ticks for a span. */
export function roundStep(span: number, most: number): number {
  const rough = span / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= rough * (1 - 1e-9))!;
  return factor * power;
}

/** Multiples of a round step from low to high; whole numbers only, where asked. */
export function linearTicks(low: number, high: number, most = 6, whole = false): number[] {
  if (!(high > low)) return [low];
  const step = Math.max(roundStep(high - low, most), whole ? 1 : 0);
  const decimals = decimalsOf(step);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => Number(((first + at) * step).toFixed(decimals)) + 0);
}

/** Powers of a base from low to high (both positive), thinned to at most so many; fewer than two give 1, 2 and 5 times. */
export function logTicks(low: number, high: number, most = 6, radix: 2 | 10 = 10): number[] {
  const log = radix === 2 ? Math.log2 : Math.log10;
  const first = Math.ceil(log(low) - 1e-9);
  const last = Math.floor(log(high) + 1e-9);
  const every = Math.max(1, Math.ceil((last - first + 1) / most));
  const powers = [];
  for (let exponent = first; exponent <= last; exponent += every) powers.push(power(radix, exponent));
  if (powers.length >= 2 || radix === 2) return powers;
  const steps = [];
  for (let exponent = first - 1; exponent <= last; exponent++)
    for (const factor of [1, 2, 5]) steps.push(Number((factor * power(10, exponent)).toPrecision(1)));
  return steps.filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9));
}

/** How many digits behind the point a round step needs. */
export function decimalsOf(step: number): number {
  return Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
}

function power(radix: number, exponent: number): number {
  return radix === 10 ? Number(`1e${exponent}`) : radix ** exponent;
}
