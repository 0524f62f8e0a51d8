import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({ description: 'Everything that has an id of its own. Ids are opaque.' })
export abstract class Node {
  @Field(() => ID)
  readonly id!: string;
}
