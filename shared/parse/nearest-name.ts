/**
 * The known name with the fewest typing errors in the given one, or null where none is near: more errors than a
 * third of the letters. Ties go to the earlier name.
 */
export function nearestName(name: string, known: readonly string[]): string | null {
  const scored = known.map((candidate) => ({ candidate, errors: typingErrors(name.toLowerCase(), candidate.toLowerCase()) }));
  const best = scored.reduce<(typeof scored)[number] | null>((a, b) => (a === null || b.errors < a.errors ? b : a), null);
  const near = best !== null && best.errors <= Math.ceil(name.length / 3) && best.errors < name.length / 2;
  return near ? best.candidate : null;
}

/** Levenshtein's distance: insertions, deletions and replacements from one word to the other. */
function typingErrors(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === to[j] ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
}
