import { defineConfig } from 'vite';

/** `<rowlock-seat-map>`: one script with everything in it, for pages of other sites. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    outDir: '../dist/web-component',
    emptyOutDir: true,
    target: 'es2022',
    // All have light-dark(): written in another way, the colours would not follow the page around the component.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    reportCompressedSize: false,
    modulePreload: false,
    rolldownOptions: {
      input: 'src/component/rowlock-seat-map.ts',
      output: { entryFileNames: '[name].js' },
    },
  },
});
