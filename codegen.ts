import type { CodegenConfig } from '@graphql-codegen/cli';

const TYPES = {
  useTypeImports: true,
  enumsAsTypes: true,
  strictScalars: true,
  scalars: {
    CurrencyCode: 'string',
    CountryCode: 'string',
    Date: 'string',
    DateTime: 'string',
    EmailAddress: 'string',
    LanguageTag: 'string',
    LocalTime: 'string',
    SafeInt: 'number',
    TimeZone: 'string',
    URL: 'string',
  },
};
const OF_PAGES = { ...TYPES, onlyOperationTypes: true, inputMaybeValue: 'T | null | undefined' };
const PLUGINS = ['typescript', 'typescript-operations', 'typed-document-node'];

/** Pages beside the app, and the seat map for other sites: they have no GraphQL client, and send their documents as texts. */
const BESIDE_THE_APP = 'web/src/{component,embed,side-by-side}/*.graphql';

/** Types and documents for every GraphQL operation: those of the page, which are committed, and those of the tests. */
const codegen: CodegenConfig = {
  schema: 'schema.graphql',
  silent: true,
  importExtension: '.js',
  generates: {
    'web/src/generated/graphql.ts': {
      documents: ['web/src/**/*.graphql', `!${BESIDE_THE_APP}`],
      config: { ...OF_PAGES, documentMode: 'documentNode' },
      plugins: PLUGINS,
    },
    'web/src/generated/component/graphql.ts': {
      documents: [BESIDE_THE_APP, 'web/src/graphql/common.graphql'],
      config: { ...OF_PAGES, documentMode: 'string' },
      plugins: PLUGINS,
    },
    // For fragments on an interface or a union, as on every kind of error.
    'web/src/generated/possible-types.ts': {
      config: { useExplicitTyping: true, apolloClientVersion: 3 },
      plugins: ['fragment-matcher'],
    },
    'test/generated/': {
      documents: ['test/**/*.ts', '!test/generated/**', 'web/operations/*.graphql'],
      config: { ...TYPES, documentMode: 'documentNode' },
      preset: 'client',
      presetConfig: { fragmentMasking: false },
    },
  },
};

export default codegen;
