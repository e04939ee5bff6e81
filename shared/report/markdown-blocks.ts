/**
 * What a person writes, as blocks of a report: paragraphs, lists, code between fences, and in a line what is **strong**, `code` or a
 * [link](https://…). Headings and pictures are the report's own: a heading becomes a strong line, and any other mark stays as it is.
 */
import type { Block, Inline, Line } from './report.ts';
import { textBlock } from './text-block.ts';

export function markdownBlocks(markdown: string): readonly Block[] {
  const parts = markdown.replaceAll('\r\n', '\n').split(/^(```[^\n]*\n[\s\S]*?\n```)[ \t]*$/m);
  return parts.flatMap((part): readonly Block[] => {
    const fenced = /^```([^\n]*)\n([\s\S]*)\n```$/.exec(part);
    if (fenced) return [{ kind: 'code', language: fenced[1]!.trim(), text: fenced[2]! }];
    const paragraphs = paragraphsOf(part);
    return paragraphs.length === 0 ? [] : [textBlock(...paragraphs)];
  });
}

const HEADING = /^#{1,6}\s+(.*)$/;
const BULLET = /^\s*[-*+]\s+/;
const NUMBERED = /^\s*\d+[.)]\s+/;

/** Each item of a list is a paragraph of its own. */
function paragraphsOf(text: string): readonly Line[] {
  return text.split(/\n\s*\n/).flatMap((part) => {
    const paragraphs: string[] = [];
    for (const line of part.split('\n').filter((each) => each.trim() !== '')) {
      const last = paragraphs.at(-1);
      const begins = last === undefined || HEADING.test(last) || [HEADING, BULLET, NUMBERED].some((mark) => mark.test(line));
      if (begins) paragraphs.push(line.trim());
      else paragraphs.push(`${paragraphs.pop()!} ${line.trim()}`);
    }
    return paragraphs.map(lineOf);
  });
}

function lineOf(text: string): Line {
  const heading = HEADING.exec(text);
  if (heading) return [{ mark: 'strong', text: heading[1]! }];
  return inlines(text.replace(BULLET, '• '));
}

const MARKS = /\*\*(?<strong>[^*]+)\*\*|`(?<code>[^`]+)`|\[(?<text>[^\]]+)\]\((?<address>(?:https?:\/\/|mailto:)[^\s)]+)\)/g;

function inlines(text: string): Line {
  const pieces: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(MARKS)) {
    const { strong, code, text: shown, address } = match.groups!;
    if (match.index > at) pieces.push(text.slice(at, match.index));
    if (strong !== undefined) pieces.push({ mark: 'strong', text: strong });
    else if (code !== undefined) pieces.push({ mark: 'code', text: code });
    else pieces.push({ mark: 'link', text: shown!, address: address! });
    at = match.index + match[0].length;
  }
  return at < text.length ? [...pieces, text.slice(at)] : pieces;
}
