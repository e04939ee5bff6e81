/** Words broken into lines. */
import type { Line } from '../../../../shared/report/report.ts';
import type { Sheet, Style } from './sheet.ts';

/** Words in one style, where they stand in their line. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly bold: boolean;
}

export interface SetLine {
  readonly pieces: readonly Piece[];
  readonly width: number;
}

interface Word {
  readonly text: string;
  readonly bold: boolean;
  /** Whether a space stands before it. */
  readonly apart: boolean;
}

/** A line of a report as lines of at most so many points; a word that is longer than one is broken. */
export function setLines(sheet: Sheet, line: Line, style: Style, width: number): readonly SetLine[] {
  const lines: { pieces: Piece[]; width: number }[] = [{ pieces: [], width: 0 }];
  for (const word of wordsOf(sheet, line, style, width)) {
    const own = sheet.widthOf(word.text, { ...style, bold: word.bold });
    const last = lines.at(-1)!;
    const isSpaced = word.apart && last.pieces.length > 0;
    const gap = isSpaced ? sheet.widthOf(' ', { ...style, bold: word.bold && last.pieces.at(-1)!.bold }) : 0;
    const isFull = last.pieces.length > 0 && last.width + gap + own > width + 0.01;
    const target = isFull ? { pieces: [], width: 0 } : last;
    if (isFull) lines.push(target);
    const x = target.width + (isFull ? 0 : gap);
    addWord(target.pieces, word, x, gap > 0 && !isFull);
    target.width = x + own;
  }
  return lines;
}

/** Neighbours of one style are written as one. */
function addWord(pieces: Piece[], { text, bold }: Word, x: number, spaced: boolean): void {
  const last = pieces.at(-1);
  if (last?.bold !== bold) pieces.push({ text, x, bold });
  else pieces[pieces.length - 1] = { ...last, text: `${last.text}${spaced ? ' ' : ''}${text}` };
}

function wordsOf(sheet: Sheet, line: Line, style: Style, width: number): readonly Word[] {
  let apart = false;
  return line.flatMap((inline): readonly Word[] => {
    const text = sheet.written(typeof inline === 'string' ? inline : inline.text);
    const bold = style.bold === true || (typeof inline !== 'string' && inline.mark === 'strong');
    return text.split(/( +)/).flatMap((token): readonly Word[] => {
      if (token === '') return [];
      if (token.startsWith(' ')) {
        apart = true;
        return [];
      }
      const parts = brokenWord(sheet, token, { ...style, bold }, width);
      const words = parts.map((part, at): Word => ({ text: part, bold, apart: at === 0 && apart }));
      apart = false;
      return words;
    });
  });
}

/** In one piece where it fits; else where names may be broken, and at last anywhere. */
function brokenWord(sheet: Sheet, word: string, style: Style, width: number): readonly string[] {
  if (sheet.widthOf(word, style) <= width) return [word];
  return breakable(word).flatMap((part) => (sheet.widthOf(part, style) <= width ? [part] : cut(sheet, part, style, width)));
}

/** Where a name may be broken, and no number. */
const JOINT = /(?<=[_/;:}])(?=.)|(?<=,)(?=\D)|(?<=\p{Letter}{2}-)(?=\p{Letter})/u;

/** "first_second" as "first_" and "second". */
export function breakable(word: string): readonly string[] {
  return word.split(JOINT);
}

function cut(sheet: Sheet, word: string, style: Style, width: number): readonly string[] {
  return [...word].reduce<string[]>((parts, letter) => {
    const last = parts.at(-1);
    if (last === undefined || sheet.widthOf(last + letter, style) > width) return [...parts, letter];
    return [...parts.slice(0, -1), last + letter];
  }, []);
}
