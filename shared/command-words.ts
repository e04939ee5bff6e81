/** A command as a person writes it, in words, without a shell: nothing in it is expanded. */
import { TrialdeckError } from './errors.ts';

const WORD = /(?:[^\s'"\\]|\\[^]|'[^']*'|"(?:[^"\\]|\\[^])*")+/y;
const PART = /\\([^])|'([^']*)'|"((?:[^"\\]|\\[^])*)"|[^'"\\]+/g;

/**
 * Spaces part words. Between single quotes everything stands for itself, between double quotes a backslash keeps a quote or a
 * backslash, elsewhere it keeps any character.
 * @throws TrialdeckError usage, where there is no word, or where a quote is not closed
 */
export function commandWords(command: string): readonly string[] {
  const text = command.trim();
  const words: string[] = [];
  for (let at = 0; at < text.length; at += /^\s*/.exec(text.slice(at))![0].length) {
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (word === undefined)
      throw new TrialdeckError('usage', `The command ${JSON.stringify(command)} has a quote that is not closed.`);
    words.push(unquoted(word));
    at += word.length;
  }
  if (words.length === 0 || words[0] === '') throw new TrialdeckError('usage', 'The command is empty; it names a program.');
  return words;
}

/** The command that has these words; `commandWords` gives them again. */
export function commandText(words: readonly string[]): string {
  return words.map((word) => (/^[^\s'"\\]+$/.test(word) ? word : `"${word.replaceAll(/["\\]/g, '\\$&')}"`)).join(' ');
}

function unquoted(word: string): string {
  return word.replace(PART, (part, kept: string | undefined, single: string | undefined, double: string | undefined) => {
    return kept ?? single ?? double?.replace(/\\(["\\])/g, '$1') ?? part;
  });
}
