import type { Money } from '../platform/money.ts';

/** Sums of entries, as the database has them: see sale-entries.sql.ts. */
export interface SalesSum {
  tickets: number;
  ticketsCancelled: number;
  grossMinor: bigint;
  refundedMinor: bigint;
  taxMinor: bigint;
}

/** The amounts of a sum, in their currency. */
export function moneyOf(
  { grossMinor, refundedMinor, taxMinor }: SalesSum,
  currency: string,
): { gross: Money; refunded: Money; net: Money; taxIncluded: Money } {
  const money = (amountMinor: bigint) => ({ amountMinor, currency });
  return {
    gross: money(grossMinor),
    refunded: money(refundedMinor),
    net: money(grossMinor - refundedMinor),
    taxIncluded: money(taxMinor),
  };
}

export const NO_SALES: SalesSum = { tickets: 0, ticketsCancelled: 0, grossMinor: 0n, refundedMinor: 0n, taxMinor: 0n };

export function addSales(a: SalesSum, b: SalesSum): SalesSum {
  return {
    tickets: a.tickets + b.tickets,
    ticketsCancelled: a.ticketsCancelled + b.ticketsCancelled,
    grossMinor: a.grossMinor + b.grossMinor,
    refundedMinor: a.refundedMinor + b.refundedMinor,
    taxMinor: a.taxMinor + b.taxMinor,
  };
}
