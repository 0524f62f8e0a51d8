import { Field, Int, ObjectType } from 'type-graphql';
import type { TicketType as TicketTypeRow } from '../generated/prisma/client.ts';
import { Money } from '../graphql/money.types.ts';
import { Node } from '../graphql/node.types.ts';
import type { Money as MoneyValue } from '../platform/money.ts';
import { SeatCategory } from '../venues/seat-map/seat-map.types.ts';

@ObjectType({ implements: Node, description: 'What kind of person a ticket is for.' })
export class TicketType extends Node implements Pick<TicketTypeRow, 'id' | 'version' | 'name'> {
  @Field(() => Int, { description: "Grows with each change of the ticket type's own fields." })
  readonly version!: number;

  @Field(() => String)
  readonly name!: string;
}

@ObjectType({ description: 'What a seat of the category costs a person of the type.' })
export class Price {
  @Field(() => SeatCategory)
  readonly category!: SeatCategory;

  @Field(() => TicketType)
  readonly ticketType!: TicketType;

  @Field(() => Money)
  readonly price!: MoneyValue;
}
