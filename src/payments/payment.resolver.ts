import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Payment as PaymentRow } from '../generated/prisma/client.ts';
import type { RequestContext } from '../graphql/context.ts';
import { Money } from '../graphql/money.types.ts';
import type { Money as MoneyValue } from '../platform/money.ts';
import type { PaymentService, RefundRow } from './payment.service.ts';
import { Payment, PaymentNextAction, Refund } from './payment.types.ts';

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

  @FieldResolver(() => PaymentNextAction, {
    nullable: true,
    description: '3-D Secure and the like; null unless REQUIRES_ACTION, and for others than the account that pays.',
  })
  nextAction(
    @Root() { accountId, actionUrl: url, actionClientSecret: clientSecret, actionExpiresAt: expiresAt }: PaymentRow,
    @Ctx() { identity }: RequestContext,
  ): PaymentNextAction | null {
    return expiresAt && identity?.accountId === accountId ? { url, clientSecret, expiresAt } : null;
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
