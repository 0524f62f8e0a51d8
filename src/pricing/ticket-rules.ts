import type { SeatFeature, TicketType } from '../generated/prisma/client.ts';
import type { UserError } from '../platform/outcome.ts';

export interface TicketTypeNotAllowed extends UserError {
  kind: 'TicketTypeNotAllowed';
  ticketType: TicketType;
}

/** A ticket that is asked for. */
export interface RuledTicket {
  seat: { features: readonly SeatFeature[] };
  ticketType: TicketType;
}

/** Where tickets are sold. */
export type SalesChannel = 'ONLINE' | 'COUNTER';

/** Each ticket whose type's terms are not met: by its seat, by the other tickets, or by where it is sold. */
export function ticketRuleProblems(tickets: readonly RuledTicket[], channel: SalesChannel): TicketTypeNotAllowed[] {
  const counts = new Map<string, number>();
  for (const { ticketType } of tickets) counts.set(ticketType.id, (counts.get(ticketType.id) ?? 0) + 1);
  const before = new Map<string, number>();
  return tickets.flatMap(({ seat, ticketType }, index) => {
    const nth = (before.get(ticketType.id) ?? 0) + 1;
    before.set(ticketType.id, nth);
    const message = ruleBroken({ seat, ticketType, nth, counts, channel });
    return message === undefined ? [] : [ticketTypeNotAllowed(ticketType, message, index)];
  });
}

function ruleBroken({
  seat,
  ticketType: { name, seatFeature, oneForEachId, maxPerBooking, soldOnline },
  nth,
  counts,
  channel,
}: RuledTicket & {
  /** It is the nth of its type. */
  nth: number;
  /** How many there are of each type. */
  counts: ReadonlyMap<string, number>;
  channel: SalesChannel;
}): string | undefined {
  if (channel === 'ONLINE' && !soldOnline) return `${name} is sold at the counter only.`;
  if (seatFeature !== null && !seat.features.includes(seatFeature)) return `${name} is only for ${seatFeature} seats.`;
  if (maxPerBooking !== null && nth > maxPerBooking) return `A booking can have ${maxPerBooking} of ${name} at most.`;
  if (oneForEachId !== null && nth > (counts.get(oneForEachId) ?? 0))
    return `${name} needs a ticket beside it that is not in the booking: see TicketType.oneForEach.`;
  return undefined;
}

function ticketTypeNotAllowed(ticketType: TicketType, message: string, index: number): TicketTypeNotAllowed {
  const path = ['input', 'tickets', String(index), 'ticketTypeId'];
  return { kind: 'TicketTypeNotAllowed', message, path, ticketType };
}
