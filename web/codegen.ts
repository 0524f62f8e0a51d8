import type { CodegenConfig } from '@graphql-codegen/cli';

export const client = {
  preset: 'client' as const,
  presetConfig: { fragmentMasking: false },
  config: {
    documentMode: 'documentNode',
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
  },
};

/** The types of the page alone, which are needed to build it. Started in the folder above, like the other one. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  ignoreNoDocuments: true,
  silent: true,
  importExtension: '.js',
  generates: {
    'web/src/generated/': {
      ...client,
      documents: ['web/src/**/*.graphql', '!web/src/{component,embed,side-by-side}/**'],
    },
    // As texts: the component and the pages beside the app have no GraphQL client that would need them parsed.
    'web/src/generated/component/': {
      ...client,
      config: { ...client.config, documentMode: 'string' },
      documents: ['web/src/{component,embed,side-by-side}/*.graphql', 'web/src/graphql/common.graphql'],
    },
    // For fragments on an interface or a union, as on every kind of error.
    'web/src/generated/possible-types.ts': {
      plugins: ['fragment-matcher'],
      config: { useExplicitTyping: true, apolloClientVersion: 3 },
    },
  },
};

export default config;
