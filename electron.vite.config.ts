/**
 * Builds the desktop app: main, engine host, trial worker and preload script into dist/electron/, the window into
 * dist/renderer/. All but the window are CommonJS in one flat folder: a sandboxed preload script must be, and what looks
 * for packages finds them two folders up, as it does in the source.
 */
import { defineConfig } from 'electron-vite';
import { mergeConfig } from 'vite';
import windowConfig from './renderer/vite.config.ts';

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
          worker: 'electron/engine/pool/worker-main.ts',
        },
        output,
      },
    },
  },
  preload: {
    build: { outDir, emptyOutDir: false, rollupOptions: { input: { preload: 'electron/preload/preload.ts' }, output } },
  },
  renderer: mergeConfig(windowConfig, { root: 'renderer', build: { rollupOptions: { input: 'renderer/index.html' } } }),
});
