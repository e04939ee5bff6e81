/** What a fetch takes and how far it is, in words. */
import type { DatasetFetch, MissingDataset } from '../../../shared/dataset-fetch.ts';
import { bytesText } from '../../../shared/format/bytes.ts';
import { about } from '../../../shared/format/duration.ts';

/** Of a common line; nobody knows the one at hand before something has come over it. */
const MEGABITS_PER_SECOND = 20;

/** How much, from where, how long: "30.9 MB from HOST, about 10 s at 20 Mbit/s". */
export function fetchInWords({ bytes: size, sources: [first] }: MissingDataset): string {
  const ms = (8 * size) / (1_000 * MEGABITS_PER_SECOND);
  return `${bytesText(size)}${first === undefined ? '' : ` from ${first}`}, ${about(ms)} at ${MEGABITS_PER_SECOND} Mbit/s`;
}

/** How far it is, and how long still at the pace so far. */
export function progressInWords({ from, receivedBytes, totalBytes, elapsedMs }: DatasetFetch): string {
  if (receivedBytes === 0) return from === '' ? 'Looking for what is missing' : `Waiting for ${from}`;
  const left = ((totalBytes - receivedBytes) * elapsedMs) / receivedBytes;
  return `${bytesText(receivedBytes)} of ${bytesText(totalBytes)} from ${from}, ${receivedBytes < totalBytes ? `${about(left)} left` : 'being checked'}`;
}
