/** app://trialdeck/: the built window, from one folder and with the headers of the served one. */
import { protocol } from 'electron';
import { contentHeaders, SECURITY_HEADERS } from '../serve/headers.ts';
import { findFile } from '../serve/static-files.ts';

const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://trialdeck`;

/** Makes the scheme a secure origin of its own. To be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the files below `folder` and nothing else. */
export function serveApp(folder: string): void {
  protocol.handle(SCHEME, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const file = host === 'trialdeck' && method === 'GET' ? await findFile(folder, pathname) : null;
    if (file === null) return new Response('Not found', { status: 404, headers: SECURITY_HEADERS });
    const { 'content-type': type, 'cache-control': cache } = contentHeaders(file);
    const headers = { ...SECURITY_HEADERS, 'content-type': String(type), 'cache-control': String(cache) };
    return new Response(new Uint8Array(file.content), { headers });
  });
}

/** Whether an address is a place of the app's own page. */
export function isOwnAddress(address: string): boolean {
  return address === ORIGIN || address.startsWith(`${ORIGIN}/`);
}

/** The address of a place within the window, such as `/study/3`. */
export function addressOf(place: string): string {
  return `${ORIGIN}/#${place}`;
}
