import path from 'node:path';
import { defineConfig } from 'vite';

/** The page. `vite.component.config.ts` builds the seat map as a component of its own. */
export default defineConfig({
  root: import.meta.dirname,
  // The server tells with a <base> where the page is: it may be behind a proxy at any path.
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Written for React, run by Preact, which is an eighth of its size: see docs/decisions/0044-the-page.md.
  resolve: {
    alias: [
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react(-dom)?$/, replacement: 'preact/compat' },
    ],
  },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // A file in a style sheet or in a script would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Beside the app, two pages of their own.
    rolldownOptions: { input: ['index.html', 'embed.html', 'side-by-side.html'].map(inHere) },
  },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:4000', ws: true } } },
});

function inHere(file: string): string {
  return path.join(import.meta.dirname, file);
}
