import { type GraphQLSchema, isInputObjectType } from 'graphql';

/** For `@Extensions` on an input type: exactly one of its fields is given. type-graphql has no option for that. */
export const ONE_OF = { oneOf: true };

/** Marks those types on a built schema; graphql-js itself validates them. */
export function applyOneOf(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type) && type.extensions['oneOf'] === true) type.isOneOf = true;
  }
  return schema;
}
