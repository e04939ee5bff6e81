/**
 * Messages on a stream of bytes: the length of each (uint32, little-endian), then the message as `node:v8` writes it. A worker
 * begins with a greeting, so that what a shell or a remote machine prints before it is told apart.
 */
import { deserialize, serialize } from 'node:v8';
import { TrialdeckError } from '../../../shared/errors.ts';

/** Names the protocol and its version: a worker of another version is none. */
export const GREETING = Buffer.from('\nTRIALDECK WORKER 3\n');

const LENGTH_BYTES = 4;
/** No message is longer: files go in pieces. */
const LONGEST_BYTES = 64 * 2 ** 20;
/** So much may be printed before the greeting. */
const PRINTED_BYTES = 64 * 2 ** 10;

export function frameOf(message: unknown): Buffer {
  const content = serialize(message);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(content.length);
  return Buffer.concat([length, content]);
}

/** Takes bytes as they come, in pieces of any size. @throws TrialdeckError failure, where they are no frames. */
export function frameReader(onMessage: (message: unknown) => void): (bytes: Buffer) => void {
  let pieces: Buffer[] = [];
  let held = 0;
  const take = (count: number): Buffer => {
    const all = Buffer.concat(pieces);
    pieces = [all.subarray(count)];
    held -= count;
    return all.subarray(0, count);
  };
  let wanted: number | null = null;
  return (bytes) => {
    pieces.push(bytes);
    held += bytes.length;
    for (;;) {
      if (wanted === null) {
        if (held < LENGTH_BYTES) return;
        wanted = take(LENGTH_BYTES).readUInt32LE();
        if (wanted > LONGEST_BYTES) throw new TrialdeckError('failure', 'What was said is no message of a worker.');
      }
      if (held < wanted) return;
      const content = take(wanted);
      wanted = null;
      onMessage(messageIn(content));
    }
  };
}

function messageIn(content: Buffer): unknown {
  try {
    return deserialize(content);
  } catch (cause) {
    throw new TrialdeckError('failure', 'What was said is no message of a worker.', undefined, { cause });
  }
}

/** Hands on what comes after the greeting. @throws TrialdeckError failure, where none comes. */
export function afterGreeting(onBytes: (bytes: Buffer) => void): (bytes: Buffer) => void {
  let printed: Buffer | null = Buffer.from('\n');
  return (bytes) => {
    if (printed === null) return onBytes(bytes);
    printed = Buffer.concat([printed, bytes]);
    const at = printed.indexOf(GREETING);
    if (at < 0) {
      if (printed.length > PRINTED_BYTES) throw new TrialdeckError('failure', 'The command prints, and starts no worker.');
      return;
    }
    const rest = printed.subarray(at + GREETING.length);
    printed = null;
    if (rest.length > 0) onBytes(rest);
  };
}
