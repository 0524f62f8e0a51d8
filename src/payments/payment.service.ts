import type { Payment, Refund } from '../generated/prisma/client.ts';
import { manyRows, oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';

/** A refund, with the currency and the booking of its payment. */
export interface RefundRow extends Refund {
  currency: string;
  bookingId: string;
}

export class PaymentService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  readonly byId = oneRow<Payment>(
    ({ id }) => id,
    (ids) => this.#database.prisma.payment.findMany({ where: { id: { in: [...ids] } } }),
  );

  /** The oldest first. */
  readonly byBookingId = manyRows<Payment>(
    ({ bookingId }) => bookingId,
    (bookingIds) =>
      this.#database.prisma.payment.findMany({
        where: { bookingId: { in: [...bookingIds] } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      }),
  );

  /** The oldest first. */
  readonly refundsByBookingId = manyRows<RefundRow>(
    ({ bookingId }) => bookingId,
    async (bookingIds) => {
      const refunds = await this.#database.prisma.refund.findMany({
        where: { payment: { bookingId: { in: [...bookingIds] } } },
        include: { payment: { select: { currency: true, bookingId: true } } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      });
      return refunds.map(({ payment, ...refund }) => ({ ...refund, ...payment }));
    },
  );
}
