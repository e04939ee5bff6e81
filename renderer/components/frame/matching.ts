/** The items whose words contain every written word, those that begin with it first; all of them for no words. */
export function matching<Item>(items: readonly Item[], written: string, words: (item: Item) => string): readonly Item[] {
  const sought = written.toLowerCase().split(/\s+/).filter(Boolean);
  if (sought.length === 0) return items;
  const found = items
    .map((item) => ({ item, text: words(item).toLowerCase() }))
    .filter(({ text }) => sought.every((word) => text.includes(word)));
  const begins = ({ text }: { text: string }): number => (text.startsWith(sought[0]!) ? 0 : 1);
  return found.sort((one, other) => begins(one) - begins(other)).map(({ item }) => item);
}
