import { type Plugin, defineConfig } from 'vite';

/** `<rowlock-seat-map>`: one script with everything in it, for pages of other sites. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [stylesInScript()],
  build: {
    outDir: '../dist/web-component',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    cssCodeSplit: false,
    rolldownOptions: {
      input: 'src/component/rowlock-seat-map.ts',
      output: { entryFileNames: '[name].js' },
    },
  },
});

/** The styles are those of a shadow root, so the script brings them: see src/component/styles.ts. */
function stylesInScript(): Plugin {
  return {
    name: 'styles-in-script',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const sheets = Object.values(bundle).filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
      const styles = sheets.map((sheet) => (sheet.type === 'asset' ? String(sheet.source) : '')).join('\n');
      for (const { fileName } of sheets) delete bundle[fileName];
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        file.code = file.code.replace(/(["'`])__ROWLOCK_STYLES__\1/, () => JSON.stringify(styles));
      }
    },
  };
}
