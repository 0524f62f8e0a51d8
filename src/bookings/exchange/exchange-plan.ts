import type { BookingLineKind, Prisma } from '../../generated/prisma/client.ts';
import { newId } from '../../platform/ids.ts';
import { sumOf } from '../../platform/money.ts';
import type { Quote } from '../../pricing/quote.ts';
import type { TicketExchange } from './decide-exchange.ts';

/** The new tickets of an exchange and their lines, as JSON: amounts are in minor units, as texts. */
export interface ExchangePlan {
  tickets: { ticketId: string; newTicketId: string; seatId: string; ticketTypeId: string; priceMinor: string }[];
  lines: {
    kind: BookingLineKind;
    /** Of the new ticket that it is for; null when it is about all of them. */
    seatId: string | null;
    label: string;
    amountMinor: string;
    taxRateBasisPoints: number;
    taxMinor: string;
  }[];
}

/** @param quote of a ticket for each of the seats */
export function toPlan(tickets: readonly TicketExchange[], quote: Quote): ExchangePlan {
  return {
    tickets: tickets.map(({ ticketId, seatId }) => {
      const quoted = quote.tickets.find(({ seat }) => seat.id === seatId);
      if (!quoted) throw new Error(`the seat ${seatId} was not quoted`);
      const { ticketType, priceMinor } = quoted;
      return { ticketId, newTicketId: newId(), seatId, ticketTypeId: ticketType.id, priceMinor: String(priceMinor) };
    }),
    lines: quote.lines.map(({ kind, seat, label, amount, taxRateBasisPoints, taxIncluded }) => ({
      ...{ kind, seatId: seat?.id ?? null, label, taxRateBasisPoints },
      ...{ amountMinor: String(amount.amountMinor), taxMinor: String(taxIncluded.amountMinor) },
    })),
  };
}

/** For the column. */
export function toJson(plan: ExchangePlan): Prisma.InputJsonValue {
  return plan as unknown as Prisma.InputJsonValue;
}

/** Written by `toJson`, and by nothing else. */
export function readPlan(plan: Prisma.JsonValue): ExchangePlan {
  return plan as unknown as ExchangePlan;
}

/** What the new tickets cost, with their booking fees. */
export function costOf({ lines }: ExchangePlan): bigint {
  return sumOf(lines.map(({ amountMinor }) => BigInt(amountMinor)));
}
