/**
 * A picture in at most 256 colours: pictures of the window lose nothing that can be seen, and two thirds of their bytes.
 * Reads and writes the part of PNG (ISO/IEC 15948) that browsers write: 8 bits a channel, no interlacing, no transparency.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;
const PALETTE = 3;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, row by row. */
  readonly rgb: Uint8Array;
}

interface Shade {
  readonly rgb: readonly [number, number, number];
  readonly pixels: number;
}

interface Box {
  readonly shades: readonly Shade[];
  /** The channel in which they differ most. */
  readonly channel: number;
  readonly spread: number;
}

export function withPalette(png: Buffer): Buffer {
  const { width, height, rgb } = decode(png);
  const boxes = cut(shadesOf(rgb));
  const indexes = new Map(boxes.flatMap((box, index) => box.map((shade) => [key(...shade.rgb), index] as const)));
  const rows = Buffer.alloc(height * (width + 1));
  for (let pixel = 0; pixel < width * height; pixel++) {
    const at = 3 * pixel;
    const row = Math.floor(pixel / width);
    rows[pixel + row + 1] = indexes.get(key(rgb[at]!, rgb[at + 1]!, rgb[at + 2]!))!;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, PALETTE, 0, 0, 0], 8);
  const palette = Buffer.from(boxes.flatMap(meanOf));
  const chunks = [chunk('IHDR', head), chunk('PLTE', palette), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND')];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

function decode(png: Buffer): Picture {
  const parts: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const [width, height, bits, type] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]];
  const channels = type === 2 ? 3 : type === 6 ? 4 : 0;
  if (bits !== 8 || channels === 0) throw new Error(`The PNG has ${bits} bits of type ${type}; allowed is 8 bits of colour.`);
  const bytes = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const rgb = new Uint8Array(3 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) rgb.set(bytes.subarray(pixel * channels, pixel * channels + 3), 3 * pixel);
  return { width, height, rgb };
}

/** Section 9 of the standard: each byte is written as its difference from what left, upper and upper-left neighbours foretell. */
function unfiltered(raw: Buffer, stride: number, height: number, channels: number): Uint8Array {
  const bytes = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)]!;
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column;
      const left = column < channels ? 0 : bytes[at - channels]!;
      const up = row === 0 ? 0 : bytes[at - stride]!;
      const corner = row === 0 || column < channels ? 0 : bytes[at - stride - channels]!;
      bytes[at] = raw[at + row + 1]! + foretold(filter, left, up, corner);
    }
  }
  return bytes;
}

function foretold(filter: number, left: number, up: number, corner: number): number {
  if (filter < 3) return [0, left, up][filter]!;
  if (filter === 3) return Math.floor((left + up) / 2);
  const [toLeft, toUp, toCorner] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs) as [number, number, number];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function shadesOf(rgb: Uint8Array): Shade[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = key(rgb[at]!, rgb[at + 1]!, rgb[at + 2]!);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts].map(([colour, pixels]) => ({ rgb: [colour >> 16, (colour >> 8) & 255, colour & 255], pixels }));
}

/** Median cut (Heckbert, 1982): the box of the widest spread, weighted by its pixels, is halved until there are enough. */
function cut(shades: readonly Shade[]): readonly (readonly Shade[])[] {
  const boxes = [boxOf(shades)];
  while (boxes.length < MOST_COLOURS) {
    const widest = boxes.reduce((one, other) => (other.spread > one.spread ? other : one));
    if (widest.spread === 0) break;
    const sorted = widest.shades.toSorted((one, other) => one.rgb[widest.channel]! - other.rgb[widest.channel]!);
    const at = middleOf(sorted);
    boxes.splice(boxes.indexOf(widest), 1, boxOf(sorted.slice(0, at)), boxOf(sorted.slice(at)));
  }
  return boxes.map((box) => box.shades);
}

function boxOf(shades: readonly Shade[]): Box {
  const spreads = [0, 1, 2].map((channel) => {
    const values = shades.map(({ rgb }) => rgb[channel]!);
    return values.reduce((one, other) => Math.max(one, other)) - values.reduce((one, other) => Math.min(one, other));
  });
  const widest = Math.max(...spreads);
  return { shades, channel: spreads.indexOf(widest), spread: widest * Math.sqrt(pixelsOf(shades)) };
}

/** Where the list is cut so that both parts have about as many pixels; neither is empty. */
function middleOf(shades: readonly Shade[]): number {
  const half = pixelsOf(shades) / 2;
  let passed = 0;
  const middle = shades.findIndex(({ pixels }) => (passed += pixels) >= half);
  return Math.min(shades.length - 1, Math.max(1, middle));
}

function meanOf(shades: readonly Shade[]): number[] {
  return [0, 1, 2].map((channel) =>
    Math.round(shades.reduce((sum, { rgb, pixels }) => sum + pixels * rgb[channel]!, 0) / pixelsOf(shades)),
  );
}

const pixelsOf = (shades: readonly Shade[]): number => shades.reduce((sum, { pixels }) => sum + pixels, 0);

const key = (red: number, green: number, blue: number): number => (red << 16) | (green << 8) | blue;

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
