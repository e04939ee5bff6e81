/** A file of this machine with the name of its content. */
export interface NamedFile {
  readonly name: string;
  readonly file: string;
}
