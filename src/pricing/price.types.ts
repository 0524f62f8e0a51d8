import { Field, ObjectType } from 'type-graphql';
import { Money } from '../graphql/money.types.ts';
import type { Money as MoneyValue } from '../platform/money.ts';
import { SeatCategory } from '../venues/seat-map/seat-map.types.ts';
import { TicketType } from './ticket-type.types.ts';

@ObjectType({
  description:
    'What a seat of the category costs a person of the type, tax included. Of a showing, surcharges are included too; the booking fee is extra.',
})
export class Price {
  @Field(() => SeatCategory)
  readonly category!: SeatCategory;

  @Field(() => TicketType)
  readonly ticketType!: TicketType;

  @Field(() => Money)
  readonly price!: MoneyValue;
}
