import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type PriceList as PriceListRow, Weekday } from '../generated/prisma/client.ts';
import { Money, MoneyInput } from '../graphql/money.types.ts';
import { Node } from '../graphql/node.types.ts';
import { connectionType } from '../graphql/pagination.ts';
import { DateTimeScalar, LocalTimeScalar } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import type { Money as MoneyValue } from '../platform/money.ts';
import { PriceInput } from './price-input.types.ts';
import { SeatCategory } from '../venues/seat-map/seat-map.types.ts';

registerEnumType(Weekday, {
  name: 'Weekday',
  description: 'A day of the week.',
  valuesConfig: {
    MONDAY: { description: 'The first day, as in ISO 8601.' },
    TUESDAY: { description: 'The second.' },
    WEDNESDAY: { description: 'The third.' },
    THURSDAY: { description: 'The fourth.' },
    FRIDAY: { description: 'The fifth.' },
    SATURDAY: { description: 'The sixth.' },
    SUNDAY: { description: 'The seventh.' },
  },
});

@ObjectType({ implements: Node, description: 'The prices that showings of a cinema share.' })
export class PriceList extends Node implements Pick<PriceListRow, 'id' | 'version' | 'name' | 'archivedAt'> {
  @Field(() => Int, { description: 'Grows with each change of the list, its prices and surcharges included.' })
  readonly version!: number;

  @Field(() => String)
  readonly name!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Null unless archived: for no new showings.' })
  readonly archivedAt!: Date | null;
}

export const PriceListConnection = connectionType('PriceList', () => PriceList);

@ObjectType({
  description: 'Added to each ticket as a line of its own when all that is given fits; an empty list fits all.',
})
export class Surcharge {
  @Field(() => [Weekday], {
    description:
      'Business days of the cinema: a start at 00:30 belongs to the evening before. See Cinema.businessDayEndsAt.',
  })
  readonly weekdays!: Weekday[];

  @Field(() => LocalTimeScalar, {
    nullable: true,
    description: "Of the start, on the cinema's clock. Null: from the beginning of the business day.",
  })
  readonly from!: Date | null;

  @Field(() => LocalTimeScalar, {
    nullable: true,
    description:
      'Before it; past midnight when it is earlier than from (22:00 until 02:00). Null: to the end of the business day.',
  })
  readonly until!: Date | null;

  @Field(() => [String], { description: 'See Showing.format.' })
  readonly formats!: string[];

  @Field(() => [SeatCategory])
  readonly categories!: SeatCategory[];

  @Field(() => String, { description: 'Of the line, as in "3D" or "Cinema Tuesday".' })
  readonly label!: string;

  @Field(() => Money, { description: 'May be negative; a ticket never costs less than 0.' })
  readonly amount!: MoneyValue;
}

@InputType()
export class SurchargeInput {
  @Field(() => String, { description: 'Of the line, as in "3D" or "Cinema Tuesday". 1 to 100 characters.' })
  readonly label!: string;

  @Field(() => MoneyInput, {
    description: "Not 0, in the cinema's currency, tax included. Negative: it makes tickets cheaper.",
  })
  readonly amount!: MoneyInput;

  @Field(() => [Weekday], { defaultValue: [], description: 'Business days of the cinema. Empty: all.' })
  readonly weekdays!: Weekday[];

  @Field(() => LocalTimeScalar, {
    nullable: true,
    description: "Of the start, on the cinema's clock. Left out: from the beginning of the business day.",
  })
  readonly from?: Date | null;

  @Field(() => LocalTimeScalar, {
    nullable: true,
    description: 'Before it; past midnight when it is earlier than from. Left out: to the end of the business day.',
  })
  readonly until?: Date | null;

  @Field(() => [String], { defaultValue: [], description: 'See Showing.format. At most 50. Empty: all.' })
  readonly formats!: string[];

  @Field(() => [ID], { defaultValue: [], description: 'Seat categories of the cinema. Empty: all.' })
  readonly categoryIds!: string[];
}

@InputType()
export class CreatePriceListInput {
  @Field(() => ID)
  readonly cinemaId!: string;

  @Field(() => String, { description: '1 to 100 characters; no other price list of the cinema that is in use has it.' })
  readonly name!: string;

  @Field(() => [PriceInput], { description: '1 to 500, each pair of category and ticket type once.' })
  readonly prices!: PriceInput[];

  @Field(() => [SurchargeInput], { defaultValue: [], description: 'At most 100, in the order of the lines.' })
  readonly surcharges!: SurchargeInput[];
}

@ObjectType()
export class CreatePriceListPayload {
  @Field(() => PriceList, { nullable: true })
  readonly priceList!: PriceListRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class UpdatePriceListInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'PriceList.version as the client has seen it.' })
  readonly expectedVersion!: number;

  @Field(() => String, { nullable: true, description: '1 to 100 characters. Left out: unchanged.' })
  readonly name?: string | null;

  @Field(() => [PriceInput], { nullable: true, description: 'All of them, 1 to 500. Left out: unchanged.' })
  readonly prices?: PriceInput[] | null;

  @Field(() => [SurchargeInput], { nullable: true, description: 'All of them, at most 100. Left out: unchanged.' })
  readonly surcharges?: SurchargeInput[] | null;
}

@ObjectType()
export class UpdatePriceListPayload {
  @Field(() => PriceList, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly priceList!: PriceListRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@InputType()
export class ArchivePriceListInput {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'PriceList.version as the client has seen it.' })
  readonly expectedVersion!: number;
}

@ObjectType()
export class ArchivePriceListPayload {
  @Field(() => PriceList, { nullable: true, description: 'As it is now, also after StaleVersion.' })
  readonly priceList!: PriceListRow | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}
