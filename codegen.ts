import type { CodegenConfig } from '@graphql-codegen/cli';
import page, { client } from './web/codegen.ts';

/** Types for every GraphQL operation that the tests and the page use. */
const config: CodegenConfig = {
  ...page,
  generates: {
    ...page.generates,
    'test/generated/': { ...client, documents: ['test/**/*.ts', '!test/generated/**', 'web/operations/*.graphql'] },
  },
};

export default config;
