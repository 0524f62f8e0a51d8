import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../graphql/money.types.ts';
import type { Money as MoneyValue } from '../platform/money.ts';

@ObjectType({ description: 'What buyers get back when they cancel.' })
export class CancellationPolicy {
  @Field(() => Int, { nullable: true, description: 'Until so long before the start; null: buyers cannot cancel.' })
  readonly cutoffMinutes!: number | null;

  @Field(() => Money, { description: 'Kept for each ticket.' })
  readonly feePerTicket!: MoneyValue;

  @Field(() => Boolean, { description: 'Whether the booking fee is given back as well.' })
  readonly refundsBookingFee!: boolean;
}
