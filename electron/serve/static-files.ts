/** The built window, read from one folder and from nowhere else. */
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

export interface StaticFile {
  readonly content: Buffer;
  readonly type: string;
  /** Whether its name changes with its content, as that of everything the build puts into assets/. */
  readonly immutable: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};

/**
 * The file of a request's path; index.html for a path without extension, which is a place within the window.
 * Null for what is not there, is hidden, or lies outside the folder (links are followed before this is decided).
 */
export async function findFile(folder: string, requestPath: string): Promise<StaticFile | null> {
  const name = decode(requestPath);
  if (name === null) return null;
  if (path.posix.extname(name) === '') return read(folder, 'index.html');
  const hidden = name.split(/[/\\]/).some((part) => part.startsWith('.'));
  return hidden || name.includes('\\') ? null : read(folder, name.slice(1));
}

async function read(folder: string, name: string): Promise<StaticFile | null> {
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, name));
    if (!file.startsWith(root + path.sep)) return null;
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    return { content: await readFile(file), type, immutable: name.startsWith('assets/') };
  } catch {
    return null;
  }
}

function decode(requestPath: string): string | null {
  try {
    const name = decodeURIComponent(requestPath);
    return name.startsWith('/') && !name.includes('\0') ? name : null;
  } catch {
    return null;
  }
}
