import type { GraphQLField, GraphQLNamedType, GraphQLSchema } from 'graphql';
import type { FieldCosts } from './costs.ts';

/** Its lists are not ours to complete in turns, and its descriptions are long: its fields cost more than others. */
const EACH = 4;

/** How many items its fields have on average in our schema, about. */
const ITEMS: Record<string, number> = {
  directives: 6,
  locations: 4,
  fields: 5,
  args: 0.3,
  inputFields: 0.7,
  enumValues: 1,
  interfaces: 0.5,
  possibleTypes: 0.5,
  ofType: 0.6,
};

/** Undefined for fields of our own. Every IDE asks for the whole schema: once is within the limit, twice is not. */
export function introspectionCosts(
  schema: GraphQLSchema,
  parent: GraphQLNamedType,
  { name }: GraphQLField<unknown, unknown>,
): Required<FieldCosts> | undefined {
  if (!parent.name.startsWith('__')) return undefined;
  const items = parent.name === '__Schema' && name === 'types' ? Object.keys(schema.getTypeMap()).length : ITEMS[name];
  return { items: items ?? 1, each: EACH };
}
