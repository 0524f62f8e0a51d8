import type { BookingService, TicketRow } from '../bookings/booking.service.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { findRow } from '../platform/batches.ts';
import { afterChange } from '../platform/database/after-change.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import type { Transaction } from '../platform/database/transaction.ts';
import type { Topic } from '../platform/messages/topic.ts';
import { notFound, type Outcome, refused } from '../platform/outcome.ts';
import { alreadyCheckedIn, ticketVoid } from './ticket-errors.ts';

interface Dependencies {
  database: Database;
  bookings: BookingService;
  bookingTopic: Topic<null>;
}

/** Gives tickets another code. */
export class ReissueTicketService {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /** From the commit on the code before is void. Refused: NotFound, TicketVoid, AlreadyCheckedIn. */
  async reissue({ accountId, ticketId }: { accountId: string; ticketId: string }): Promise<Outcome<TicketRow>> {
    const { database, bookings } = this.#services;
    const before = await findRow(bookings.ticketById, ticketId);
    const booking = before && (await findRow(bookings.byId, before.bookingId));
    if (booking?.accountId !== accountId) return refused(notFound('ticket', 'ticketId'));
    const isDone = await database.transaction((tx) => this.#renew(tx, { ticketId, bookingId: booking.id }));
    return afterChange(async () => {
      const ticket = await findRow(bookings.ticketById, ticketId);
      if (!ticket) throw new Error(`the ticket ${ticketId} is gone`);
      if (isDone) return { value: ticket };
      return refused(ticket.status === 'USED' ? alreadyCheckedIn(ticket) : ticketVoid(ticket));
    });
  }

  /** The booking is locked first, as for every change of its tickets. @returns false when the ticket is not VALID */
  async #renew(tx: Transaction, { ticketId, bookingId }: { ticketId: string; bookingId: string }): Promise<boolean> {
    await queryRows(
      tx.client,
      LOCKED,
      (locked) => Prisma.sql`select ${locked} from booking where booking.id = ${bookingId}::uuid for update`,
    );
    const count = await tx.client.$executeRaw`
      update ticket
      set code_revision = ticket.code_revision + 1
      where ticket.id = ${ticketId}::uuid and ticket.status = 'VALID'`;
    if (count > 0) tx.onCommit(() => this.#services.bookingTopic.publish(bookingId, null));
    return count > 0;
  }
}

const LOCKED = columns<{ id: string }>({ id: 'booking.id' });
