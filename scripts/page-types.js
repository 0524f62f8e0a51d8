// The types and documents of the page's operations, in web/src/generated. By the libraries of GraphQL Code Generator and not
// by its command: that takes three times as long, and the first `npm start` waits for it.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as fragmentMatcher from '@graphql-codegen/fragment-matcher';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse } from 'graphql';

const root = path.resolve(import.meta.dirname, '..');
const PLUGINS = {
  typescript,
  'typescript-operations': typescriptOperations,
  'typed-document-node': typedDocumentNode,
  'fragment-matcher': fragmentMatcher,
};

export async function generatePageTypes() {
  const schema = await readFile(path.join(root, 'schema.graphql'), 'utf8');
  const config = JSON.parse(await readFile(path.join(root, 'scripts/operation-types.json'), 'utf8'));
  const given = { schema: parse(schema), schemaAst: buildSchema(schema) };
  const files = (await readdir(path.join(root, 'web/src'), { recursive: true })).filter((f) => f.endsWith('.graphql'));
  const ofOperations = { ...config, onlyOperationTypes: true, inputMaybeValue: 'T | null | undefined' };
  await write('graphql.ts', {
    ...given,
    documents: await read(files.filter((file) => !isOfAnotherPage(file))),
    config: { ...ofOperations, documentMode: 'documentNode' },
    plugins: ['typescript', 'typescript-operations', 'typed-document-node'],
  });
  // As texts: the component and the pages beside the app have no GraphQL client that would need them parsed.
  await write('component/graphql.ts', {
    ...given,
    documents: await read(files.filter((file) => isOfAnotherPage(file) || file === 'graphql/common.graphql')),
    config: { ...ofOperations, documentMode: 'string' },
    plugins: ['typescript', 'typescript-operations', 'typed-document-node'],
  });
  // For fragments on an interface or a union, as on every kind of error.
  await write('possible-types.ts', {
    ...given,
    documents: [],
    config: { useExplicitTyping: true, apolloClientVersion: 3 },
    plugins: ['fragment-matcher'],
  });
}

/** @param {string} file */
function isOfAnotherPage(file) {
  return /^(component|embed|side-by-side)\//.test(file);
}

/** @param {string[]} files */
function read(files) {
  return Promise.all(
    files.toSorted().map(async (file) => {
      const location = path.join(root, 'web/src', file);
      return { location, document: parse(await readFile(location, 'utf8')) };
    }),
  );
}

/**
 * @param {string} name
 * @param {Pick<import('@graphql-codegen/plugin-helpers').Types.GenerateOptions, 'schema' | 'schemaAst' | 'documents' | 'config'>
 *   & { plugins: (keyof typeof PLUGINS)[] }} options
 */
async function write(name, { plugins, ...options }) {
  const filename = path.join(root, 'web/src/generated', name);
  await mkdir(path.dirname(filename), { recursive: true });
  const parts = plugins.map((plugin) => ({ [plugin]: {} }));
  await writeFile(filename, await codegen({ ...options, filename, plugins: parts, pluginMap: PLUGINS }));
}

if (process.argv[1] === import.meta.filename) await generatePageTypes();
