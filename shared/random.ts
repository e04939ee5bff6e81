/**
 * The one source of chance. Counter-free and portable: the same keys give the same numbers on every machine.
 *
 * Notation: splitmix64's finaliser mixes the keys into a state, sfc32 (Chris Doty-Humphrey, PractRand) draws from it.
 */
export interface Random {
  /** Uniform in [0, 1), 32 bits of resolution. */
  next(): number;
  /** Uniform integer in [0, bound); bound from 1 to 2^32. */
  below(bound: number): number;
  /** Fills the first `count` places with what so many calls of `below` would give, in a third of their time. */
  fillBelow(bound: number, places: Uint32Array, count: number): void;
  /** Standard normal (Box and Muller 1958). */
  normal(): number;
  /** A whole number for keying something else, in [0, 2^31). */
  seed(): number;
}

/** The generator for one purpose: `randomFor(session.seed, trial.ordinal, attempt)`. Keys are numbers or words. */
export function randomFor(...keys: readonly (number | string)[]): Random {
  return generator(mix(keys));
}

/** Fisher-Yates in place, returning its argument. */
export function shuffle<T extends Uint32Array | Int32Array | unknown[]>(items: T, random: Random): T {
  for (let last = items.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const kept = items[last]!;
    items[last] = items[other]!;
    items[other] = kept;
  }
  return items;
}

function mix(keys: readonly (number | string)[]): [number, number, number, number] {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef];
  const absorb = (word: number): void => {
    a = scramble((a ^ word) + 0x9e3779b9);
    b = scramble((b ^ a) + 0x85ebca6b);
    c = scramble((c ^ b) + 0xc2b2ae35);
    d = scramble((d ^ c) + 0x27d4eb2f);
  };
  for (const key of keys) {
    if (typeof key === 'string') {
      absorb(0x5bd1e995 ^ key.length);
      for (let at = 0; at < key.length; at++) absorb(key.charCodeAt(at));
    } else {
      absorb(Math.floor(key / 4294967296) >>> 0);
      absorb(key >>> 0);
    }
  }
  return [a, b, c, d];
}

/** murmur3's 32-bit finaliser. */
function scramble(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function generator([a, b, c, d]: [number, number, number, number]): Random {
  const word = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) word();

  const next = (): number => word() / 4294967296;
  // As a word, since V8 divides two of those as whole numbers and anything else as floating-point ones, four times slower.
  const below = (bound: number): number => {
    const divisor = bound >>> 0;
    if (divisor === 0) return word();
    for (;;) {
      const drawn = word();
      const rest = drawn % divisor;
      // The last words, fewer than `bound`, would favour the small numbers.
      if (drawn - rest <= 4294967296 - divisor) return rest;
    }
  };
  const fillBelow = (bound: number, places: Uint32Array, count: number): void => {
    const last = 4294967296 - bound;
    const share = 1 / bound;
    // Variables of this call alone can stay in registers.
    let [w, x, y, z] = [a, b, c, d];
    for (let at = 0; at < count;) {
      const sum = (w + x + z) | 0;
      z = (z + 1) | 0;
      w = x ^ (x >>> 9);
      x = (y + (y << 3)) | 0;
      y = (((y << 21) | (y >>> 11)) + sum) | 0;
      const drawn = sum >>> 0;
      // Rounding may take the quotient of a multiple for one less or more.
      let rest = drawn - Math.floor(drawn * share) * bound;
      if (rest < 0) rest += bound;
      else if (rest >= bound) rest -= bound;
      if (drawn - rest <= last) places[at++] = rest;
    }
    [a, b, c, d] = [w, x, y, z];
  };
  let spare: number | null = null;
  const normal = (): number => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    const angle = 2 * Math.PI * next();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  return { next, below, fillBelow, normal, seed: () => word() >>> 1 };
}
