type Parser<Value> = (value: unknown) => Value;

/** Of every call one parser an argument, in their order, each returning what the call takes there. */
export type ArgumentParsers<Calls> = {
  readonly [Name in keyof Calls]: Calls[Name] extends (...args: infer Args) => unknown
    ? { readonly [Index in keyof Args]-?: Parser<Args[Index]> }
    : never;
};

/** A parser of an argument that may be left out. */
export const optional =
  <Value>(parse: Parser<Value>): Parser<Value | undefined> =>
  (value) =>
    value === undefined ? undefined : parse(value);
