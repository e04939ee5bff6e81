/**
 * Reads IDX, the format of MNIST and Fashion-MNIST (yann.lecun.com/exdb/mnist): two zero bytes, the type of the elements
 * (8: unsigned byte), the number of dimensions, each dimension as a big-endian uint32, then the elements.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { TrialdeckError } from '../../../../../shared/errors.ts';

export interface IdxArray {
  readonly shape: readonly number[];
  /** Row-major; its length is the product of the shape. */
  readonly values: Uint8Array;
}

const UNSIGNED_BYTE = 8;

/**
 * @param dimensions 3 for pictures, 1 for labels.
 * @throws TrialdeckError failure, with file and reason: unreadable, damaged gzip, wrong magic number, wrong length.
 */
export function readIdx(file: string, dimensions: number): IdxArray {
  const bytes = unpacked(file);
  const refuse = (why: string): never => {
    throw new TrialdeckError('failure', `${file} is not a usable IDX file: ${why}.`);
  };
  const headerLength = 4 + 4 * dimensions;
  if (bytes.length < headerLength) refuse(`it has ${bytes.length} bytes, fewer than its header`);
  const magic = bytes.readUInt32BE(0);
  const wanted = (UNSIGNED_BYTE << 8) | dimensions;
  if (magic !== wanted) refuse(`its magic number is ${magic}, not ${wanted}`);
  const shape = Array.from({ length: dimensions }, (_, at) => bytes.readUInt32BE(4 + 4 * at));
  const length = shape.reduce((product, size) => product * size, 1);
  if (bytes.length - headerLength !== length) {
    refuse(`it announces ${shape.join(' x ')} = ${length} bytes and has ${bytes.length - headerLength}`);
  }
  return { shape, values: bytes.subarray(headerLength) };
}

/** Pictures with their labels. @throws TrialdeckError failure, where the counts do not match. */
export function readLabelledPictures(imagesFile: string, labelsFile: string): { pictures: IdxArray; labels: Uint8Array } {
  const pictures = readIdx(imagesFile, 3);
  const labels = readIdx(labelsFile, 1).values;
  if (pictures.shape[0] !== labels.length) {
    throw new TrialdeckError(
      'failure',
      `${imagesFile} has ${pictures.shape[0]} pictures, but ${labelsFile} has ${labels.length} labels.`,
    );
  }
  return { pictures, labels };
}

function unpacked(file: string): Buffer {
  try {
    const bytes = readFileSync(file);
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  } catch (cause) {
    throw new TrialdeckError('failure', `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`);
  }
}
