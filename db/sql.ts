/** SQL with its values beside it, so that no value is ever written into the text. */
export interface Sql {
  readonly text: string;
  /** One for each question mark of the text. */
  readonly bindings: readonly unknown[];
}

type Piece = Sql | number | string | null;

/** SQL from a template: pieces of SQL are taken in, everything else is bound. */
export function sql(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Sql {
  const parts = pieces.map(partOf);
  return {
    text: strings.map((text, at) => text + (parts[at]?.text ?? '')).join(''),
    bindings: parts.flatMap(({ bindings }) => bindings),
  };
}

/** SQL that is written down in this program, as it stands: names of columns and tables, directions of a sort. */
export function literal(text: string): Sql {
  return { text, bindings: [] };
}

export function joined(pieces: readonly Sql[], separator: string): Sql {
  return { text: pieces.map(({ text }) => text).join(separator), bindings: pieces.flatMap(({ bindings }) => bindings) };
}

/** (a, b, c) for the right of IN; of no values, it contains nothing. */
export function list(values: readonly (number | string)[]): Sql {
  return { text: `(${values.map(() => '?').join(', ')})`, bindings: values };
}

function partOf(piece: Piece): Sql {
  return typeof piece === 'object' && piece !== null ? piece : { text: '?', bindings: [piece] };
}
