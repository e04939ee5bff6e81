/**
 * Builds the processes of the desktop app: main, engine host, check of a database, trial
 * worker, thinking thread and preload script. All are CommonJS in one flat
 * folder: a sandboxed preload script must be, and what looks for packages finds them two folders up, as in the source. The
 * window has a configuration of its own, since it is served to browsers too.
 */
import { defineConfig } from 'electron-vite';

const outDir = 'dist/electron';
const output = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' } as const;

export default defineConfig({
  main: {
    build: {
      outDir,
      emptyOutDir: true,
      rollupOptions: {
        input: {
          main: 'electron/main/main.ts',
          host: 'electron/host/host.ts',
          'check-database': 'electron/host/check-database.ts',
          worker: 'electron/engine/pool/worker-main.ts',
          thread: 'electron/engine/thinking/thread.ts',
        },
        output,
      },
    },
  },
  preload: {
    build: { outDir, emptyOutDir: false, rollupOptions: { input: { preload: 'electron/preload/preload.ts' }, output } },
  },
});
