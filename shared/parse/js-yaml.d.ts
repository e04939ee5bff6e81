/** The part of js-yaml that is used here: it brings no types. */
declare module 'js-yaml' {
  export interface Schema {
    readonly name: 'schema';
  }
  /** What JSON has, written as YAML: no dates, no binary data. */
  export const CORE_SCHEMA: Schema;
  export class YAMLException extends Error {
    readonly reason: string;
  }
  /** @throws YAMLException */
  export function load(text: string, options: { readonly schema: Schema }): unknown;
}
