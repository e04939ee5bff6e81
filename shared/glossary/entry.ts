export interface GlossaryEntry {
  /** How the word is asked for, and its anchor in the help. */
  readonly key: string;
  readonly title: string;
  /** One to three sentences in plain words. */
  readonly text: string;
}

export interface GlossarySection {
  readonly title: string;
  readonly entries: readonly GlossaryEntry[];
}

export function entry(key: string, title: string, text: string): GlossaryEntry {
  return { key, title, text };
}
