/** How many trial workers a machine runs at once unless somebody says otherwise. */
import { totalmem } from 'node:os';

/** Memory of a worker's own: half of it with all of Fashion-MNIST and two layers of 256, the rest is room for wide networks. */
const WORKER_BYTES = 300e6;

/** As many as there are cores, and no more than fit into the memory that is free; at least one. */
export function defaultWorkers(cores: number, freeBytes: number): number {
  return Math.min(cores, workersInMemory(freeBytes));
}

/** At least one. */
export function workersInMemory(freeBytes: number): number {
  return Math.max(1, Math.floor(freeBytes / WORKER_BYTES));
}

/** Bytes that this process and others may still take. macOS counts what it caches as taken: there half of all stands for it. */
export function freeMemory(): number {
  return process.platform === 'darwin' ? totalmem() / 2 : process.availableMemory();
}
