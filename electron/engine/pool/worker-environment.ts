const MEBIBYTE = 2 ** 20;

/** The environment of a trial worker: one thread, little memory (glibc's mallopt), and only errors on standard error. */
export function workerEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    ...environment,
    TF_CPP_MIN_LOG_LEVEL: '3',
    TF_ENABLE_ONEDNN_OPTS: environment['TF_ENABLE_ONEDNN_OPTS'] ?? '1',
    TF_NUM_INTRAOP_THREADS: '1',
    TF_NUM_INTEROP_THREADS: '1',
    OMP_NUM_THREADS: '1',
    // One thread computes: an arena for each of the others would keep 13 MB and serve nobody.
    MALLOC_ARENA_MAX: '1',
    // Large blocks go back to the system when they are freed; the pieces of many networks would lie between them else. The
    // second one says what glibc otherwise says by itself: that the end of the heap is not given back and taken all the time.
    MALLOC_MMAP_THRESHOLD_: String(MEBIBYTE),
    MALLOC_TRIM_THRESHOLD_: String(64 * MEBIBYTE),
  };
}
