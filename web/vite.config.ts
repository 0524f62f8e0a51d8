import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** For `npm run dev`. */
const SERVER = `http://127.0.0.1:${process.env['PORT'] ?? '4000'}`;

/** The page. `vite.component.config.ts` builds the seat map as a component of its own. */
export default defineConfig({
  root: import.meta.dirname,
  // The server tells with a <base> where the page is: it may be behind a proxy at any path.
  base: './',
  plugins: [classicScript('src/shell/early-theme.js')],
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
    // Which file imports which, for the figure of their sizes.
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // A file in a style sheet or in a script would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Beside the app, two pages of their own.
    rolldownOptions: { input: ['index.html', 'embed.html', 'side-by-side.html'].map(inHere) },
  },
  server: {
    proxy: {
      '/graphql': { target: SERVER, ws: true },
      ...Object.fromEntries(['/developers', '/graphiql', '/reference', '/schema.graphql'].map((at) => [at, SERVER])),
    },
  },
});

function inHere(file: string): string {
  return path.join(import.meta.dirname, file);
}

/** A script that runs before the first paint. Vite bundles modules only, and those wait for the document. */
function classicScript(file: string): Plugin {
  const name = path.basename(file);
  return {
    name: 'classic-script',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'asset', name, source: readFileSync(path.join(import.meta.dirname, file), 'utf8') });
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const built = Object.values(bundle).find((output) => output.type === 'asset' && output.names.includes(name));
        if (!built) throw new Error(`${file} was not built`);
        return html.replace(`./${file}`, `./${built.fileName}`);
      },
    },
  };
}
