import type { Payment, Prisma, Refund } from '../generated/prisma/client.ts';
import { manyRows, oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { isId } from '../platform/ids.ts';

/** A refund, with the currency of its payment. */
export interface RefundRow extends Refund {
  currency: string;
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
    (bookingIds) => this.#findRefunds({ bookingId: { in: [...bookingIds] } }),
  );

  /** Those that a request has made; the oldest first. */
  readonly refundsByCancellationId = manyRows<RefundRow>(
    ({ cancellationId }) => cancellationId ?? '',
    (cancellationIds) => this.#findRefunds({ cancellationId: { in: [...cancellationIds] } }),
  );

  readonly refundById = oneRow<RefundRow>(
    ({ id }) => id,
    (ids) => this.#findRefunds({ id: { in: ids.filter(isId) } }),
  );

  /** The oldest first. */
  async #findRefunds(where: Prisma.RefundWhereInput): Promise<RefundRow[]> {
    const refunds = await this.#database.prisma.refund.findMany({
      where,
      include: { payment: { select: { currency: true } } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    return refunds.map(({ payment: { currency }, ...refund }) => ({ ...refund, currency }));
  }
}
