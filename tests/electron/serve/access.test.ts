import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cookieName, createDoor, newLink, readSecret } from '../../../electron/serve/access.ts';
import { fakeClock } from '../../support/fake-clock.ts';

const PORT = 4173;
const DAY_MS = 24 * 3600 * 1000;
let folder = '';
let clock = fakeClock();
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'trialdeck-access-'));
  clock = fakeClock();
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const tokenOf = (link: string): string => new URL(link).searchParams.get('token')!;
const cookie = (value: string): string => `other=1; ${cookieName(PORT)}=${value}; last=2`;
/** A letter in the middle of the text becomes another one. */
const forged = (text: string): string => {
  const middle = Math.floor(text.length / 2);
  return text.slice(0, middle) + (text[middle] === 'a' ? 'b' : 'a') + text.slice(middle + 1);
};

describe('readSecret', () => {
  const file = (): string => path.join(folder, 'web-secret');

  it('makes 32 bytes that only the user can read, and keeps them', () => {
    const first = readSecret(folder);
    expect([first.length, statSync(file()).mode & 0o777, readSecret(folder).equals(first)]).toEqual([32, 0o600, true]);
  });

  it.each([
    ['that others could read', () => chmodSync(file(), 0o644)],
    ['that was cut', () => writeFileSync(file(), readFileSync(file()).subarray(0, 31))],
  ])('replaces a secret %s', (_, spoil) => {
    const first = readSecret(folder);
    spoil();
    const second = readSecret(folder);
    expect([second.length, second.equals(first), statSync(file()).mode & 0o777]).toEqual([32, false, 0o600]);
  });
});

describe('a door', () => {
  it('gives a cookie for a link, once', () => {
    const secret = readSecret(folder);
    const door = createDoor(secret, PORT, clock);
    const token = tokenOf(newLink(secret, PORT, clock));
    const value = door.redeem(token)!;
    expect([door.admits(cookie(value)), door.redeem(token)]).toEqual([true, null]);
  });

  it('takes a link that another process with the same secret made', () => {
    const door = createDoor(readSecret(folder), PORT, clock);
    expect(door.redeem(tokenOf(newLink(readSecret(folder), PORT, clock)))).not.toBeNull();
  });

  it('knows its cookies after a restart, but no link from before', () => {
    const secret = readSecret(folder);
    const before = createDoor(secret, PORT, clock);
    const value = before.redeem(tokenOf(newLink(secret, PORT, clock)))!;
    const unused = tokenOf(newLink(secret, PORT, clock));
    clock.pass(1);
    const after = createDoor(readSecret(folder), PORT, clock);
    expect([after.admits(cookie(value)), after.redeem(unused)]).toEqual([true, null]);
  });

  it('takes links for a day and cookies for thirty', () => {
    const secret = readSecret(folder);
    const door = createDoor(secret, PORT, clock);
    const tokens = [tokenOf(newLink(secret, PORT, clock)), tokenOf(newLink(secret, PORT, clock))];
    clock.pass(DAY_MS);
    const value = door.redeem(tokens[0]!)!;
    clock.pass(1);
    const late = door.redeem(tokens[1]!);
    clock.pass(30 * DAY_MS - 1);
    const admitted = door.admits(cookie(value));
    clock.pass(1);
    expect([late, admitted, door.admits(cookie(value))]).toEqual([null, true, false]);
  });

  it('refuses what is forged, of another port, of another secret, or of the other kind', () => {
    const secret = readSecret(folder);
    const door = createDoor(secret, PORT, clock);
    const link = (): string => tokenOf(newLink(secret, PORT, clock));
    const value = door.redeem(link())!;
    const otherSecret = tokenOf(newLink(Buffer.alloc(32), PORT, clock));
    const otherPort = tokenOf(newLink(secret, PORT + 1, clock));
    const [issued, nonce, signature] = link().split('.') as [string, string, string];
    const tokens = [
      '',
      '..',
      'a.b.c',
      forged(link()),
      otherSecret,
      otherPort,
      value,
      `${Number(issued) + 1}.${nonce}.${signature}`,
      `${issued}.${nonce}.${signature.slice(1)}`,
      `${issued}.${nonce}.${signature}.`,
    ];
    const cookies = [undefined, '', cookie(''), cookie(forged(value)), cookie(link()), value, `trialdeck_${PORT + 1}=${value}`];
    expect([tokens.map((token) => door.redeem(token)), cookies.map((cookies) => door.admits(cookies))]).toEqual([
      tokens.map(() => null),
      cookies.map(() => false),
    ]);
  });
});
