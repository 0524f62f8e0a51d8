import { Field, Int, ObjectType } from 'type-graphql';
import { type DailyStatement as StatementRow, PaymentMethod } from '../../generated/prisma/client.ts';
import { Money } from '../../graphql/money.types.ts';
import { Node } from '../../graphql/node.types.ts';
import { connectionType } from '../../graphql/pagination.ts';
import { DateScalar, DateTimeScalar } from '../../graphql/scalars.ts';
import type { Money as MoneyValue } from '../../platform/money.ts';
import { SalesTotal } from '../sales-total.types.ts';

@ObjectType({
  implements: Node,
  description: [
    'What a cinema sold and gave back on a business day. It is made by itself when the day is over, and never changed: every',
    'sale and every refund stands in exactly one. A closed cinema has one for each day with something to state.',
  ].join('\n'),
})
export class DailyStatement
  extends Node
  implements Pick<StatementRow, 'id' | 'number' | 'date' | 'fromAt' | 'untilAt'>
{
  @Field(() => Int, { description: 'From 1, without gaps within the cinema.' })
  readonly number!: number;

  @Field(() => DateScalar, { description: 'The business day.' })
  readonly date!: Date;

  @Field(() => DateTimeScalar, {
    description: 'It has what was sold and given back from then on: where the statement before ended.',
  })
  readonly fromAt!: Date;

  @Field(() => DateTimeScalar, {
    description: 'And before then: the end of the day, as it was when the statement was made.',
  })
  readonly untilAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly issuedAt!: Date;
}

@ObjectType({
  description: [
    'What was sold for one showing, of one ticket type, at one price and paid in one way, and what was given back of it. What',
    'was sold on an earlier day has a line of its own, with what was given back: then tickets is 0.',
  ].join('\n'),
})
export class StatementLine extends SalesTotal {
  @Field(() => DateScalar, {
    description:
      'The business day on whose statement the sale stands. It is that of this statement, or an earlier one.',
  })
  readonly soldOn!: Date;

  @Field(() => Money, { description: 'Of each ticket, tax included, without the booking fee.' })
  readonly price!: MoneyValue;

  @Field(() => PaymentMethod)
  readonly method!: PaymentMethod;
}

export const DailyStatementConnection = connectionType('DailyStatement', () => DailyStatement);
