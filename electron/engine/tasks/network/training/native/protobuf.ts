/** The little of the protocol-buffer wire format that writing a graph takes, and looking through one (protobuf.dev/programming-guides/encoding). */

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

export interface Field {
  readonly field: number;
  /** Null where it is a number. */
  readonly content: Uint8Array | null;
}

/** The fields of a message, in its order. @throws RangeError where it is none. */
export function fieldsOf(message: Uint8Array): readonly Field[] {
  const fields: Field[] = [];
  let at = 0;
  const number = (): number => {
    for (let [value, place] = [0, 1]; at < message.length; place *= 128) {
      const byte = message[at++]!;
      value += (byte & 127) * place;
      if (byte < 128) return value;
    }
    throw new RangeError('The message ends within a number.');
  };
  while (at < message.length) {
    const key = number();
    const [field, type] = [Math.floor(key / 8), key % 8];
    const length = lengthOf(type, number);
    if (at + length > message.length) throw new RangeError('The message ends within a field.');
    fields.push({ field, content: type === 2 ? message.subarray(at, at + length) : null });
    at += length;
  }
  return fields;
}

/** Of what is left of a field, in bytes. @param number reads the next one. */
function lengthOf(wireType: number, number: () => number): number {
  if (wireType === 0) {
    number();
    return 0;
  }
  if (wireType === 2) return number();
  if (wireType !== 1 && wireType !== 5) throw new RangeError(`There is no wire type ${wireType}.`);
  return wireType === 1 ? 8 : 4;
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
