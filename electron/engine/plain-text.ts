import { stripVTControlCharacters } from 'node:util';

/** Text of another program without what would steer a terminal that shows it: escape sequences, and all control characters but line ends and tabs. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text).replace(/(?![\n\t])\p{Cc}/gu, '');
}
