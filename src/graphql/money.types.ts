import { Field, InputType, ObjectType } from 'type-graphql';
import { type Money as MoneyValue, toDecimal } from '../platform/money.ts';
import { CurrencyCodeScalar, SafeIntScalar } from './scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'An amount of money, tax included.' })
export class Money implements MoneyValue {
  @Field(() => CurrencyCodeScalar)
  readonly currency!: string;

  @Field(() => SafeIntScalar, { description: 'In minor units of the currency: cents, pence.' })
  readonly amountMinor!: bigint;

  @Field(() => String, { description: 'In major units, for showing: "12.50", "1250" (JPY), "-3.00".' })
  decimal(): string {
    return toDecimal(this);
  }
}

@InputType()
export class MoneyInput implements MoneyValue {
  @Field(() => SafeIntScalar, { description: 'In minor units of the currency.' })
  readonly amountMinor!: bigint;

  @Field(() => CurrencyCodeScalar)
  readonly currency!: string;
}
