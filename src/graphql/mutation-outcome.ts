import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { watchingChanges } from '../platform/database/changes.ts';

/** Lets every mutation of the schema tell "nothing was changed" from "not known" when the database fails. */
export function tellOutcomes(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (...parameters) => watchingChanges<unknown>(async () => await resolve(...parameters));
  }
  return schema;
}
