import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../graphql/money.types.ts';
import type { Money as MoneyValue } from '../platform/money.ts';

/** What was sold and given back. */
@ObjectType({ description: 'What was sold and given back, in one currency.' })
export class SalesTotal {
  @Field(() => Int, { description: 'Sold, those that were cancelled later too.' })
  readonly tickets!: number;

  @Field(() => Int, { description: 'Of tickets that had been sold.' })
  readonly ticketsCancelled!: number;

  @Field(() => Money, { description: 'What the tickets cost, with booking fees.' })
  readonly gross!: MoneyValue;

  @Field(() => Money, {
    description:
      'Given back, also while the refund is PENDING. Below zero where a refund failed that had counted before.',
  })
  readonly refunded!: MoneyValue;

  @Field(() => Money, { description: '`gross` less `refunded`.' })
  readonly net!: MoneyValue;

  @Field(() => Money, { description: 'The tax that net contains. Of a refund it is the share in what was given back.' })
  readonly taxIncluded!: MoneyValue;
}
