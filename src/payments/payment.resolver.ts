import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Payment as PaymentRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { Money } from '../graphql/money.types.ts';
import type { Money as MoneyValue } from '../platform/money.ts';
import type { PaymentService, RefundRow } from './payment.service.ts';
import { Payment, Refund } from './payment.types.ts';

@Resolver(() => Payment)
export class PaymentResolver {
  @FieldResolver(() => Money)
  amount(@Root() { amountMinor, currency }: PaymentRow): MoneyValue {
    return { amountMinor, currency };
  }

  @FieldResolver(() => Money, {
    description: 'Its refunds that are SUCCEEDED or PENDING, together; never above the amount.',
  })
  refunded(@Root() { refundedMinor: amountMinor, currency }: PaymentRow): MoneyValue {
    return { amountMinor, currency };
  }
}

@Resolver(() => Refund)
export class RefundResolver {
  readonly #payments: PaymentService;

  constructor({ payments }: { payments: PaymentService }) {
    this.#payments = payments;
  }

  @FieldResolver(() => Payment)
  payment(@Root() { paymentId }: RefundRow, @Ctx() { loaders }: RequestContext): Promise<PaymentRow | undefined> {
    return loaders.load(this.#payments.byId, paymentId);
  }

  @FieldResolver(() => Money)
  amount(@Root() { amountMinor, currency }: RefundRow): MoneyValue {
    return { amountMinor, currency };
  }
}
