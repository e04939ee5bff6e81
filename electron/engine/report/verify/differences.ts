/** What two readings of a report differ in. */

export interface Difference {
  /** From 1. */
  readonly page: number;
  /** What the file says; empty where it lacks something. */
  readonly found: string;
  /** What follows from the attachment; empty where nothing does. */
  readonly expected: string;
  /** The words before it. */
  readonly after: string;
}

/** So many words before a difference tell where it is. */
const WORDS_BEFORE = 4;

/** Word by word, page by page: every run of words of a page that is not as it should be. */
export function differencesOf(found: readonly string[], expected: readonly string[]): readonly Difference[] {
  const pages = Math.max(found.length, expected.length);
  return Array.from({ length: pages }, (_, at) => pageDifferences(at + 1, wordsOf(found[at]), wordsOf(expected[at]))).flat();
}

function wordsOf(text = ''): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function pageDifferences(page: number, found: readonly string[], expected: readonly string[]): readonly Difference[] {
  const differences: Difference[] = [];
  let [at, should] = [0, 0];
  while (at < found.length || should < expected.length) {
    if (found[at] === expected[should]) {
      at++;
      should++;
      continue;
    }
    const [more, missing] = nextAlike(found.slice(at), expected.slice(should));
    differences.push({
      page,
      found: found.slice(at, at + more).join(' '),
      expected: expected.slice(should, should + missing).join(' '),
      after: found.slice(Math.max(0, at - WORDS_BEFORE), at).join(' '),
    });
    at += more;
    should += missing;
  }
  return differences;
}

/** How many words of each stand before the nearest word from which both go on alike. */
function nextAlike(found: readonly string[], expected: readonly string[]): readonly [number, number] {
  for (let apart = 1; apart < found.length + expected.length; apart++)
    for (let more = Math.max(0, apart - expected.length); more <= Math.min(apart, found.length); more++)
      if (found[more] !== undefined && found[more] === expected[apart - more]) return [more, apart - more];
  return [found.length, expected.length];
}
