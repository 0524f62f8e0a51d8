import { defineConfig } from 'vite';

/** `<rowlock-seat-map>`: one script with everything in it, for pages of other sites. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../dist/web-component',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    lib: { entry: 'src/component/rowlock-seat-map.ts', formats: ['es'], fileName: 'rowlock-seat-map' },
  },
});
