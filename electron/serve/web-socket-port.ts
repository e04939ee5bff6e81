import { WebSocket, type RawData } from 'ws';
import { every, type Clock } from '../../shared/clock.ts';
import { LARGEST_BACKLOG_BYTES, type Port } from '../../shared/wire.ts';
import { readJson } from '../engine/json-lines.ts';

/** A port that sends each message as one JSON text. It closes on what is not JSON, and when the other end takes nothing up. */
export function portOfWebSocket(socket: WebSocket): Port {
  // An error is followed by 'close', which is what the user of a port hears of.
  socket.on('error', () => {});
  return {
    send: (message) => {
      if (socket.bufferedAmount > LARGEST_BACKLOG_BYTES) socket.terminate();
      else if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    onMessage: (listener) =>
      void socket.on('message', (data: RawData) => {
        if (socket.readyState === WebSocket.OPEN) readJson(textOf(data), listener, () => socket.close(1007));
      }),
    onClose: (listener) => void (socket.readyState === WebSocket.CLOSED ? listener() : socket.once('close', listener)),
    close: () => socket.close(),
  };
}

/** With its default binary type, `ws` hands every message over as one Buffer. */
const textOf = (data: RawData): string => (data as Buffer).toString('utf8');

/** Drops the connection when it has not answered a ping by the time of the next one: the other machine may be gone. */
export function keepAlive(socket: WebSocket, everyMs: number, clock: Clock): void {
  let alive = true;
  const end = every(clock, everyMs, () => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  });
  socket.on('pong', () => (alive = true));
  socket.once('close', end);
}
