import type { TicketType } from '../generated/prisma/client.ts';
import { columns } from '../platform/database/rows.ts';

/** A ticket type within a JSON object, which has no dates. */
export type TicketTypeJson = Omit<TicketType, 'archivedAt'> & { archivedAt: string | null };

export function toTicketType({ archivedAt, ...ticketType }: TicketTypeJson): TicketType {
  return { ...ticketType, archivedAt: archivedAt === null ? null : new Date(archivedAt) };
}

/** Every column of a ticket type. */
export const TICKET_TYPE_EXPRESSIONS = {
  id: 'ticket_type.id',
  cinemaId: 'ticket_type.cinema_id',
  name: 'ticket_type.name',
  version: 'ticket_type.version',
  description: 'ticket_type.description',
  seatFeature: 'ticket_type.seat_feature',
  oneForEachId: 'ticket_type.one_for_each_id',
  maxPerBooking: 'ticket_type.max_per_booking',
  soldOnline: 'ticket_type.sold_online',
  archivedAt: 'ticket_type.archived_at',
};

export const TICKET_TYPE = columns<TicketTypeJson>(TICKET_TYPE_EXPRESSIONS);
