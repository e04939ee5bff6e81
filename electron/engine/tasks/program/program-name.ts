import { shortName } from '../../../../shared/wording.ts';
import { placesIn } from './fill-in.ts';

/** What a program is called: the words of its command before the first that a value is filled into, "python3 digits.py". */
export function programName(command: readonly string[]): string {
  const filled = command.findIndex((word) => placesIn(word).length > 0);
  const words = filled < 0 ? command : command.slice(0, filled);
  const last = words.findLastIndex((word) => !word.startsWith('-'));
  return shortName(words.slice(0, Math.max(last, 0) + 1).join(' ') || command.join(' '));
}
