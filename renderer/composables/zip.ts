/** A folder of files as one ZIP, as they are: what lies in it is compressed already, or small. After PKWARE's APPNOTE 6.3, sections 4.3 and 4.4. */
import type { ReportFile } from '../../shared/report-request.ts';
import { bytesOf, fileName } from './save-file.ts';

const FILE = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
/** 2.0, the first that knows folders. */
const VERSION = 20;
/** Names are UTF-8. */
const UTF8 = 0x0800;
/** The first day that it can tell: 1 January 1980. */
const DAY = 0x21;

interface Packed {
  readonly name: Uint8Array;
  readonly bytes: Uint8Array;
  readonly check: number;
  /** Where its part begins. */
  readonly at: number;
}

/** @param folder that the files lie in when they are unpacked */
export function zipOf(folder: string, files: readonly ReportFile[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  let at = 0;
  const add = (...added: readonly Uint8Array[]): void => {
    parts.push(...added);
    at += added.reduce((sum, { length }) => sum + length, 0);
  };
  const packed = files.map((file): Packed => {
    const bytes = bytesOf(file);
    const one = { name: new TextEncoder().encode(`${fileName(folder)}/${file.name}`), bytes, check: checkOf(bytes), at };
    add(numbers([FILE, 4], [VERSION, 2], ...described(one), [0, 2]), one.name, bytes);
    return one;
  });
  const begin = at;
  for (const one of packed)
    add(
      numbers([ENTRY, 4], [VERSION, 2], [VERSION, 2], ...described(one), [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [one.at, 4]),
      one.name,
    );
  const count = packed.length;
  add(numbers([END, 4], [0, 2], [0, 2], [count, 2], [count, 2], [at - begin, 4], [begin, 4], [0, 2]));
  return joined(parts, at);
}

/** What both of its headers say of a file: flags, method, time, day, check, sizes, and how long its name is. */
function described({ name, bytes, check }: Packed): readonly (readonly [number, 2 | 4])[] {
  return [
    [UTF8, 2],
    [0, 2],
    [0, 2],
    [DAY, 2],
    [check, 4],
    [bytes.length, 4],
    [bytes.length, 4],
    [name.length, 2],
  ];
}

/** Little-endian, each of so many bytes. */
function numbers(...values: readonly (readonly [value: number, bytes: 2 | 4])[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of values) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** CRC-32 with the polynomial of ISO 3309. */
function checkOf(bytes: Uint8Array): number {
  let check = 0xffffffff;
  for (const byte of bytes) {
    check ^= byte;
    for (let bit = 0; bit < 8; bit++) check = (check >>> 1) ^ (check & 1 ? 0xedb88320 : 0);
  }
  return (check ^ 0xffffffff) >>> 0;
}
