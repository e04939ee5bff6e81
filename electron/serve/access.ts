/**
 * Who may use the web server: whoever holds a link that works once, and from then on the browser that holds the cookie.
 *
 * Both are claims signed with a secret of the data folder, HMAC-SHA256 (RFC 2104): `issued.nonce.signature`, where the
 * signature is over kind, port, issued and nonce. So a second process that may read the data folder can make a link for a
 * server that runs, and a cookie survives the server's restart.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../../shared/clock.ts';

export type Secret = Buffer;
type Kind = 'link' | 'cookie';

const SECRET_BYTES = 32;
const DAY_MS = 24 * 3600 * 1000;
const LIFETIME_MS: Readonly<Record<Kind, number>> = { link: DAY_MS, cookie: 30 * DAY_MS };
export const COOKIE_SECONDS = LIFETIME_MS.cookie / 1000;

/** Reads the secret of the data folder, mode 0600; makes a new one where there is none that only the user can read. */
export function readSecret(dataFolder: string): Secret {
  const file = path.join(dataFolder, 'web-secret');
  try {
    const secret = readFileSync(file);
    const isPrivate = process.platform === 'win32' || (statSync(file).mode & 0o077) === 0;
    if (secret.length === SECRET_BYTES && isPrivate) return secret;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
  }
  const draft = `${file}.${process.pid}`;
  const secret = randomBytes(SECRET_BYTES);
  writeFileSync(draft, secret, { mode: 0o600 });
  renameSync(draft, file);
  return secret;
}

/** The address that lets one browser in, once and within a day, at the server on this port and data folder. */
export function newLink(secret: Secret, port: number, clock: Clock): string {
  return `http://127.0.0.1:${port}/?token=${newClaim(secret, 'link', port, clock)}`;
}

/** Named by the port, as cookies of one host are shared by all of its ports. */
export const cookieName = (port: number): string => `trialdeck_${port}`;

export interface Door {
  /** Takes the token of a link and returns the value of a cookie; null for one that is used, false, or too old. */
  redeem(token: string): string | null;
  /** Whether a request with this Cookie header may come in. */
  admits(cookies: string | undefined): boolean;
}

/** Links from before the door was made do not open it: that they are used is only remembered here. */
export function createDoor(secret: Secret, port: number, clock: Clock): Door {
  const madeMs = nowMs(clock);
  const used = new Set<string>();
  return {
    redeem: (token) => {
      const issuedMs = checkClaim(secret, 'link', port, token, clock);
      if (issuedMs === null || issuedMs < madeMs || used.has(token)) return null;
      used.add(token);
      return newClaim(secret, 'cookie', port, clock);
    },
    admits: (cookies) =>
      valuesOf(cookies, cookieName(port)).some((value) => checkClaim(secret, 'cookie', port, value, clock) !== null),
  };
}

function newClaim(secret: Secret, kind: Kind, port: number, clock: Clock): string {
  const claim = `${nowMs(clock)}.${randomBytes(16).toString('base64url')}`;
  return `${claim}.${sign(secret, kind, port, claim)}`;
}

/** When the claim was issued, or null where it is not ours or too old. */
function checkClaim(secret: Secret, kind: Kind, port: number, text: string, clock: Clock): number | null {
  const [issued = '', nonce = '', signature = '', ...rest] = text.split('.');
  const expected = Buffer.from(sign(secret, kind, port, `${issued}.${nonce}`));
  const given = Buffer.from(signature);
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const ageMs = nowMs(clock) - Number(issued);
  return ageMs >= 0 && ageMs <= LIFETIME_MS[kind] ? Number(issued) : null;
}

function sign(secret: Secret, kind: Kind, port: number, claim: string): string {
  return createHmac('sha256', secret).update(`${kind}.${port}.${claim}`).digest('base64url');
}

/** Since 1970, as another process may have made a claim. */
const nowMs = (clock: Clock): number => Date.parse(clock.now());

function valuesOf(cookies: string | undefined, name: string): string[] {
  const pairs = (cookies ?? '').split(';').map((pair) => pair.trim());
  return pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
}
