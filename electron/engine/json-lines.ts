import type { Socket } from 'node:net';
import { LARGEST_BACKLOG_BYTES, type Port } from '../../shared/wire.ts';

/**
 * A port that writes each message as one line of JSON. It closes when a line is not JSON or has more than `longestLine`
 * characters, and when the other end takes nothing up.
 */
export function portOfSocket(socket: Socket, longestLine = Number.POSITIVE_INFINITY): Port {
  // An error is followed by 'close', which is what the user of a port hears of.
  socket.on('error', () => {});
  socket.setEncoding('utf8');
  let open = true;
  const abort = (): void => {
    open = false;
    socket.destroy();
  };
  return {
    send: (message) => {
      if (socket.writableLength > LARGEST_BACKLOG_BYTES) abort();
      else if (open && socket.writable) socket.write(`${JSON.stringify(message)}\n`);
    },
    onMessage: (listener) => {
      const read = (line: string): void => (open ? readJson(line, listener, abort) : undefined);
      socket.on('data', lineReader(read, abort, longestLine));
    },
    onClose: (listener) => void (socket.closed ? listener() : socket.once('close', listener)),
    close: () => {
      open = false;
      socket.destroySoon();
    },
  };
}

/** Not node:readline, for which U+2028 within a text ends a line too. Chunks are joined once a line, however many there are. */
function lineReader(onLine: (line: string) => void, onTooLong: () => void, longest: number): (chunk: string) => void {
  let parts: string[] = [];
  let length = 0;
  return (chunk) => {
    for (const [index, piece] of chunk.split('\n').entries()) {
      if (index > 0) {
        onLine(parts.join(''));
        parts = [];
        length = 0;
      }
      parts.push(piece);
      length += piece.length;
      if (length > longest) return onTooLong();
    }
  };
}

/** Hands the value of a JSON text to the listener; what is no JSON closes the connection. */
export function readJson(text: string, listener: (value: unknown) => void, close: () => void): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return close();
  }
  listener(value);
}
