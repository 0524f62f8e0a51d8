import { sumOf } from '../../platform/money.ts';
import { leftOf, type PaidTicket } from '../cancellation/refund-amounts.ts';

type Line = { ticketId: string; amountMinor: bigint };

/**
 * Spreads an amount over tickets: each has its share of what is left of it, and never more than that.
 *
 * @param groups what the groups before can take is not spread over the later ones
 * @returns lines of more than 0 each, and what none of them could take
 */
export function spreadAmount(
  amountMinor: bigint,
  groups: readonly (readonly PaidTicket[])[],
): { lines: Line[]; restMinor: bigint } {
  let restMinor = amountMinor;
  const lines = groups.flatMap((tickets) => {
    const total = sumOf(tickets.map(leftOf));
    const taken = restMinor < total ? restMinor : total;
    restMinor -= taken;
    return sharesOf(taken, tickets, total);
  });
  return { lines, restMinor };
}

/** Each share ends where the sum up to it does, rounded down: so they add up, and none is above what its ticket has left. */
function sharesOf(amountMinor: bigint, tickets: readonly PaidTicket[], total: bigint): Line[] {
  if (total === 0n) return [];
  let upTo = 0n;
  return tickets.flatMap((ticket) => {
    const from = (amountMinor * upTo) / total;
    upTo += leftOf(ticket);
    const share = (amountMinor * upTo) / total - from;
    return share > 0n ? [{ ticketId: ticket.id, amountMinor: share }] : [];
  });
}
