import type { Payment, Prisma, Refund } from '../generated/prisma/client.ts';
import type { ChargeRecord, GatewayRecords } from '../payments/payment-gateway.ts';
import type { Clock } from '../platform/clock.ts';
import { isId } from '../platform/ids.ts';
import type { Difference } from './difference.ts';

/** Payments that are asked for at once. */
const PAGE = 1_000;
/** What is younger may be under way: the provider has done it, and the answer is not recorded yet. */
const UNDER_WAY_MS = 60 * 60_000;

type PaidPayment = Payment & { refunds: Refund[] };

/** Where the payment provider and the payments do not say the same. In pages: payments of years do not fit into memory. */
export async function gatewayDifferences(
  client: Prisma.TransactionClient,
  { records, clock }: { records: GatewayRecords; clock: Clock },
): Promise<Difference[]> {
  const underWaySince = new Date(clock().getTime() - UNDER_WAY_MS);
  const charged = await chargedDifferences(client, { records, underWaySince });
  return [...charged, ...(await paidDifferences(client, records))];
}

/** Of all that the provider has taken and given back. */
async function chargedDifferences(
  client: Prisma.TransactionClient,
  { records, underWaySince }: { records: GatewayRecords; underWaySince: Date },
): Promise<Difference[]> {
  const found: Difference[] = [];
  for (let after: string | undefined; ;) {
    const charges = await records.list({ after, limit: PAGE });
    const ids = charges.map(({ paymentId }) => paymentId).filter(isId);
    const payments = await client.payment.findMany({ where: { id: { in: ids } }, include: { refunds: true } });
    const byId = new Map(payments.map((payment) => [payment.id, payment]));
    found.push(...charges.flatMap((charge) => [...differencesOf(charge, byId.get(charge.paymentId), underWaySince)]));
    after = charges.at(-1)?.paymentId;
    if (charges.length < PAGE) return found;
  }
}

function* differencesOf(
  charge: ChargeRecord,
  payment: PaidPayment | undefined,
  underWaySince: Date,
): Generator<Difference> {
  const isUnderWay = ({ status, createdAt }: Pick<Payment | Refund, 'status' | 'createdAt'>) =>
    (status === 'PENDING' || status === 'REQUIRES_ACTION') && createdAt > underWaySince;
  const bookingId = payment?.bookingId ?? null;
  const id = charge.paymentId;
  if (payment?.status !== 'SUCCEEDED') {
    if (!payment || !isUnderWay(payment)) yield { kind: 'CHARGE_WITHOUT_PAYMENT', id, bookingId };
  } else if (payment.amountMinor !== charge.amountMinor || payment.currency !== charge.currency) {
    yield { kind: 'CHARGE_DIFFERS', id, bookingId };
  }
  for (const { refundId, amountMinor } of charge.refunds) {
    const refund = payment?.refunds.find((each) => each.id === refundId);
    if (!refund || refund.paidOtherwise || (refund.status !== 'SUCCEEDED' && !isUnderWay(refund)))
      yield { kind: 'REFUND_UNKNOWN', id: refundId, bookingId };
    else if (refund.amountMinor !== amountMinor) yield { kind: 'REFUND_AMOUNT_DIFFERS', id: refundId, bookingId };
  }
}

/** Of all that should be with the provider. */
async function paidDifferences(client: Prisma.TransactionClient, records: GatewayRecords): Promise<Difference[]> {
  const found: Difference[] = [];
  for (let after: string | undefined; ;) {
    const payments: PaidPayment[] = await client.payment.findMany({
      where: { status: 'SUCCEEDED', method: 'CARD', amountMinor: { gt: 0 }, ...(after && { id: { gt: after } }) },
      include: { refunds: { where: { status: 'SUCCEEDED', paidOtherwise: false } } },
      orderBy: { id: 'asc' },
      take: PAGE,
    });
    const charges = payments.length > 0 ? await records.find(payments.map(({ id }) => id)) : [];
    const byId = new Map(charges.map((charge) => [charge.paymentId, charge]));
    found.push(...payments.flatMap((payment) => missingAt(byId.get(payment.id), payment)));
    after = payments.at(-1)?.id;
    if (payments.length < PAGE) return found;
  }
}

function missingAt(charge: ChargeRecord | undefined, { id, bookingId, refunds }: PaidPayment): Difference[] {
  if (!charge) return [{ kind: 'PAYMENT_WITHOUT_CHARGE', id, bookingId }];
  const given = new Set(charge.refunds.map(({ refundId }) => refundId));
  return refunds
    .filter((refund) => !given.has(refund.id))
    .map((refund) => ({ kind: 'REFUND_NOT_GIVEN', id: refund.id, bookingId }));
}
