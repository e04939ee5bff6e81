/** A place that the files of a data set can be had from. */
export interface DatasetOrigin {
  /** As a person reads it: a host, an archive, a folder. */
  readonly title: string;
  /**
   * Hands over every file that is named, one after another.
   * @throws Error with the reason in words, where one cannot be had; what `take` throws; the signal's reason, once it aborts.
   */
  bring(names: readonly string[], delivery: Delivery): Promise<void>;
}

export interface Delivery {
  /** Takes the bytes of a file, unpacking them where they are packed by gzip. */
  take(name: string, bytes: AsyncIterable<Uint8Array>, packed: boolean): Promise<void>;
  /** Counts bytes that came in. */
  received(bytes: number): void;
  readonly signal: AbortSignal;
}

/** Passes bytes on and counts them. */
export async function* counted(bytes: AsyncIterable<Uint8Array>, received: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const part of bytes) {
    received(part.length);
    yield part;
  }
}
