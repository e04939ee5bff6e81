/** JSON as people write it by hand. */
import { refuse } from './check.ts';

/** What some editors and programs put before a text. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * The value of a JSON text; a byte order mark before it is passed over.
 * @throws SyntaxError, where it is not JSON
 * @throws TrialdeckError usage, where an object has a name twice: of the two, one would be lost without a word
 */
export function parseJson(text: string): unknown {
  const json = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const value = JSON.parse(json) as unknown;
  refuseNamesTwice(json);
  return value;
}

interface Open {
  /** Those of an object so far; null in a list. */
  readonly names: Set<string> | null;
  /** The name whose value is read, or that of the object itself. */
  at: string;
}

/** Texts, and all that opens, closes or parts; numbers and words stand between them. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

/** @param json is known to be JSON */
function refuseNamesTwice(json: string): void {
  const open: Open[] = [];
  let isName = false;
  for (const [token] of json.matchAll(TOKENS)) {
    const inner = open.at(-1);
    if (token === '{' || token === '[') {
      open.push({ names: token === '{' ? new Set() : null, at: '' });
      isName = token === '{';
    } else if (token === '}' || token === ']') open.pop();
    else if (token === ',') isName = inner!.names !== null;
    else if (token.startsWith('"') && isName) {
      isName = false;
      takeName(open, JSON.parse(token) as string);
    }
  }
}

function takeName(open: readonly Open[], name: string): void {
  const inner = open.at(-1)!;
  inner.at = name;
  if (inner.names!.has(name)) {
    const place = open.flatMap(({ at }) => (at === '' ? [] : [at])).join('.');
    refuse(place, `${place} stands twice; allowed is each name once.`);
  }
  inner.names!.add(name);
}
