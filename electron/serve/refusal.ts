/** Requests that are answered with a sentence and nothing else. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { SECURITY_HEADERS } from './headers.ts';

export interface Refusal {
  readonly status: number;
  readonly sentence: string;
}

/** Refuses a request that names another host than this server, or that a page of another origin makes. */
export function refusalOfSource({ headers: { host, origin } }: IncomingMessage, port: number): Refusal | null {
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`)
    return { status: 421, sentence: `This server answers as 127.0.0.1:${port} and localhost:${port} only.` };
  if (origin !== undefined && origin !== `http://${host}`)
    return { status: 403, sentence: 'Requests from other pages are refused.' };
  return null;
}

export function refusalOfMethod({ method }: IncomingMessage): Refusal | null {
  return method === 'GET' || method === 'HEAD' ? null : { status: 405, sentence: 'Only GET and HEAD are answered.' };
}

export function refuse(response: ServerResponse, { status, sentence }: Refusal): void {
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...(status === 405 && { allow: 'GET, HEAD' }),
  });
  response.end(`${sentence}\n`);
}

export function refuseUpgrade(stream: Duplex, { status, sentence }: Refusal): void {
  stream.on('error', () => {});
  const body = `${sentence}\n`;
  const head = ['content-type: text/plain; charset=utf-8', `content-length: ${Buffer.byteLength(body)}`, 'connection: close'];
  stream.end(`HTTP/1.1 ${status} Refused\r\n${head.join('\r\n')}\r\n\r\n${body}`);
}
