/** The environment of a trial worker: one thread, and only errors on standard error. */
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
  };
}
