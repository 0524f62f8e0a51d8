import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { CurrencyCodeScalar } from './scalars.ts';

@InterfaceType({ description: 'Whatever has an id of its own. Ids are opaque.' })
export abstract class Node {
  @Field(() => ID)
  readonly id!: string;
}

@ObjectType({ description: 'An amount of money.' })
export class Money {
  @Field(() => Int, { description: 'In the minor unit of the currency: cents, pence.' })
  readonly amountMinor!: number;

  @Field(() => CurrencyCodeScalar)
  readonly currency!: string;
}
