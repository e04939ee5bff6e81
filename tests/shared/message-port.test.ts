import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { portOfEmitter, portOfEventTarget, type EmitterPort, type EventTargetPort } from '../../shared/message-port.ts';
import { serveConnection, type Port } from '../../shared/wire.ts';
import { describeTransport, type TransportServer } from '../support/transport-conformance.ts';
import type { FormulaBackend } from '../support/formula-backend.ts';

/** Electron's MessagePortMain says the same as Node's port, as an emitter whose messages come within an event. */
class MainPort extends EventEmitter implements EmitterPort {
  readonly port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.port = port;
    port.on('message', (data) => this.emit('message', { data }));
    port.on('close', () => this.emit('close'));
  }

  postMessage(message: unknown): void {
    this.port.postMessage(message);
  }

  start(): void {
    this.port.start();
  }

  close(): void {
    this.port.close();
  }
}

const serveOver =
  (portOf: (channel: MessagePort) => Port) =>
  async (backend: FormulaBackend): Promise<TransportServer> => {
    const served: Port[] = [];
    return {
      connect: async () => {
        const { port1, port2 } = new MessageChannel();
        const port = portOf(port1);
        served.push(port);
        serveConnection(port, backend.answer, backend.subscribe);
        return portOf(port2);
      },
      close: async () => served.forEach((port) => port.close()),
    };
  };

describeTransport(
  'a MessagePort of a window',
  serveOver((port) => portOfEventTarget(port as unknown as EventTargetPort)),
);
describeTransport(
  "a MessagePort of Electron's main process",
  serveOver((port) => portOfEmitter(new MainPort(port))),
);
