import 'reflect-metadata';
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isIntrospectionType,
  type GraphQLNamedType,
} from 'graphql';
import { modules } from '../../src/modules.ts';
import { createSchema } from '../../src/server/schema.ts';

export type Field = GraphQLField<unknown, unknown>;

const loaded = await modules.load();

/** The schema of all modules, without services: nothing can be resolved. */
export const schema: GraphQLSchema = createSchema(
  loaded.flatMap(({ resolvers = [] }) => resolvers),
  () => {
    throw new Error('no resolver is called');
  },
);

/** The types of the schema, without those of introspection. */
export const types: readonly GraphQLNamedType[] = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type),
);

export function fieldsOf(type: GraphQLObjectType | null | undefined): Field[] {
  return Object.values(type?.getFields() ?? {});
}

export const queries = fieldsOf(schema.getQueryType());
export const mutations = fieldsOf(schema.getMutationType());
export const subscriptions = fieldsOf(schema.getSubscriptionType());

/** The errors that the description of a mutation lists; undefined when it lists none and does not say so. */
export function listedErrorsOf({ description }: Pick<Field, 'description'>): string[] | undefined {
  if (/\bNo errors\.$/.test(description ?? '')) return [];
  const [, list] = /\bErrors: (.+)\.$/s.exec(description ?? '') ?? [];
  // Brackets explain an error.
  return list
    ?.replaceAll(/\([^)]*\)/g, '')
    .split(',')
    .map((name) => name.trim());
}
