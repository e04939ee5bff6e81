/** Work with the time that it takes, on the clock and on the processor. */
export interface Taken {
  readonly wallMs: number;
  /** Of all threads of the process. */
  readonly processorMs: number;
}

export function timed<T>(work: () => T): Taken & { readonly value: T } {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const value = work();
  const wallMs = performance.now() - began;
  return { value, wallMs, processorMs: inMs(process.cpuUsage(before)) };
}

export function inMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}
