/** The little of the protocol-buffer wire format that writing a graph takes (protobuf.dev/programming-guides/encoding). */

const text = new TextEncoder();

export type Bytes = Uint8Array<ArrayBuffer>;

export function concatenate(parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** A whole number field (wire type 0). Negative numbers take ten bytes, as the format wants it. */
export function numberField(field: number, value: number): Bytes {
  return concatenate([varint(field << 3), varint(value)]);
}

/** A 32-bit float field (wire type 5). */
export function floatField(field: number, value: number): Bytes {
  return concatenate([varint((field << 3) | 5), new Uint8Array(new Float32Array([value]).buffer)]);
}

/** A field of bytes or of an embedded message (wire type 2). */
export function bytesField(field: number, ...parts: readonly Uint8Array[]): Bytes {
  const content = parts.length === 1 ? parts[0]! : concatenate(parts);
  return concatenate([varint((field << 3) | 2), varint(content.length), content]);
}

export function textField(field: number, value: string): Bytes {
  return bytesField(field, text.encode(value));
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
