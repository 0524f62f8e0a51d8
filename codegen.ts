import type { CodegenConfig } from '@graphql-codegen/cli';
import config from './scripts/operation-types.json' with { type: 'json' };

/** Types for every GraphQL operation of the tests. Those of the page are made by scripts/page-types.js. */
const tests: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['test/**/*.ts', '!test/generated/**', 'web/operations/*.graphql'],
  silent: true,
  importExtension: '.js',
  generates: {
    'test/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { ...config, documentMode: 'documentNode' },
    },
  },
};

export default tests;
