import { Field, ID, InterfaceType } from 'type-graphql';

/** A row of any type, where a field can have several. */
export interface NodeValue {
  __typename: string;
  id: string;
}

@InterfaceType({
  description: 'Everything that has an id of its own. Ids are opaque.',
  resolveType: (value: NodeValue) => value.__typename,
})
export abstract class Node {
  @Field(() => ID)
  readonly id!: string;
}
