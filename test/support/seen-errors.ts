import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, type DocumentNode, Kind, OperationTypeNode, parse } from 'graphql';
import { inject } from 'vitest';

/**
 * Which errors the mutations of the tests gave, and which their descriptions list. Each test run writes what it sees to
 * files, one for each worker; after the last test they are compared.
 */

/** Writes down the errors in the payloads of an answer. */
export function recordErrors(document: DocumentNode | string, data: unknown): void {
  if (typeof data !== 'object' || data === null) return;
  const { definitions } = typeof document === 'string' ? parse(document) : document;
  const lines = definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION || definition.operation !== OperationTypeNode.MUTATION) return [];
    return definition.selectionSet.selections.flatMap((field) => {
      if (field.kind !== Kind.FIELD) return [];
      const payload = (data as Record<string, { errors?: { __typename?: string }[] } | null>)[
        field.alias?.value ?? field.name.value
      ];
      const seen = payload?.errors?.flatMap(({ __typename: type }) => type ?? []) ?? [];
      return seen.map((type) => `${field.name.value}.${type}\n`);
    });
  });
  if (lines.length > 0) appendFileSync(path.join(inject('seenErrors'), String(process.pid)), lines.join(''));
}

/** As `mutation.Error`, those that the tests saw. */
export function readSeenErrors(directory: string): Set<string> {
  const files = readdirSync(directory).map((file) => readFileSync(path.join(directory, file), 'utf8'));
  return new Set(files.flatMap((text) => text.split('\n')).filter((line) => line !== ''));
}

/** As `mutation.Error`, those that the descriptions of the schema list. */
export function listedErrors(schema: string): Set<string> {
  const mutations = Object.values(buildSchema(schema).getMutationType()?.getFields() ?? {});
  return new Set(
    mutations.flatMap(({ name, description }) => {
      const [, list = ''] = /Errors:(.*)$/s.exec(description ?? '') ?? [];
      // What stands in brackets explains an error.
      const types = list.replaceAll(/\([^)]*\)/g, '').match(/[A-Z]\w+/g) ?? [];
      return types.map((type) => `${name}.${type}`);
    }),
  );
}

/**
 * @param isWholeSuite whether every test has run: only then an error that no test saw is a problem
 * @returns what is wrong, a line each
 */
export function compareErrors(
  seen: ReadonlySet<string>,
  listed: ReadonlySet<string>,
  { isWholeSuite }: { isWholeSuite: boolean },
): string[] {
  const unlisted = [...seen].filter((error) => !listed.has(error));
  const unseen = isWholeSuite ? [...listed].filter((error) => !seen.has(error)) : [];
  return [
    ...unlisted.map((error) => `${error} was seen, and the mutation's description does not list it`),
    ...unseen.map((error) => `${error} is listed in the mutation's description, and no test saw it`),
  ];
}
