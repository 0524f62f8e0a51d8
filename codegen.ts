import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types for every GraphQL operation that the tests use. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['test/**/*.ts', '!test/generated/**', 'web/operations/*.graphql'],
  ignoreNoDocuments: true,
  silent: true,
  importExtension: '.js',
  generates: {
    'test/generated/': {
      preset: 'client',
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
    },
  },
};

export default config;
