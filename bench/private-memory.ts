/** What a process keeps in memory for itself, without the libraries and files that it maps. */
import { readFileSync } from 'node:fs';

/** Bytes, or null where the system does not tell (elsewhere than on Linux). */
export function privateBytes(pid: number): number | null {
  try {
    const [, kibibytes] = /^Pss_Anon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return kibibytes === undefined ? null : 1024 * Number(kibibytes);
  } catch {
    return null;
  }
}
