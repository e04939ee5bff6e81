/** A file inside a PDF. */
export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
