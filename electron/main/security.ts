/** What the app refuses, point by point: docs/security.md has the list. */
import { app, type Session, type WebContents, type WebPreferences } from 'electron';
import { isOwnAddress } from './app-protocol.ts';

/** The page has no Node, shares no objects with the preload script, and is confined by the system's sandbox. */
export const WINDOW_PREFERENCES: WebPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
};

/** Schemes that lead nowhere outside. */
const LOCAL_SCHEMES = new Set(['blob:', 'data:', 'devtools:']);

/** No page of this app, whoever made it, goes elsewhere, opens windows or embeds pages. */
export function confineContents(): void {
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  const stay = (event: { preventDefault(): void; readonly url: string }): void => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', (event, url) => stay({ preventDefault: () => event.preventDefault(), url }));
  contents.on('will-redirect', (event, url) => stay({ preventDefault: () => event.preventDefault(), url }));
  contents.on('will-frame-navigate', (event) => stay(event));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** No permission but writing to the clipboard after a click, no device, and no request that leaves the app. */
export function confineSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => answer(isAllowed(permission, contents.getURL())));
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !staysLocal(url) }));
}

function isAllowed(permission: string, address: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnAddress(address);
}

/** Whether a request for the address stays within the app. */
export function staysLocal(address: string): boolean {
  return isOwnAddress(address) || LOCAL_SCHEMES.has(new URL(address).protocol);
}
