/** What a fetch takes, in words. */
import { bytesText } from '../../../shared/format/bytes.ts';
import { about } from '../../../shared/format/duration.ts';
import type { MissingDataset } from '../../../shared/missing-dataset.ts';

/** Of a common line; nobody knows the one at hand before something has come over it. */
const MEGABITS_PER_SECOND = 20;

/** How much, from where, how long: "30.9 MB from HOST, about 10 s at 20 Mbit/s". */
export function fetchInWords({ bytes: size, sources: [first] }: MissingDataset): string {
  const ms = (8 * size) / (1_000 * MEGABITS_PER_SECOND);
  return `${bytesText(size)}${first === undefined ? '' : ` from ${first}`}, ${about(ms)} at ${MEGABITS_PER_SECOND} Mbit/s`;
}
