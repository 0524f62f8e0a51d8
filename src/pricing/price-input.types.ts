import { Field, ID, InputType } from 'type-graphql';
import { MoneyInput } from '../graphql/money.types.ts';
import type { AskedPrice } from './price-input.ts';

@InputType()
export class PriceInput implements AskedPrice {
  @Field(() => ID, { description: 'A seat category of the cinema.' })
  readonly categoryId!: string;

  @Field(() => ID, { description: 'A ticket type of the cinema that is sold.' })
  readonly ticketTypeId!: string;

  @Field(() => MoneyInput, { description: "0 or more, in the cinema's currency, tax included." })
  readonly price!: MoneyInput;
}
