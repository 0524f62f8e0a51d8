import type { BookingAccess } from '../bookings/booking-access.ts';
import type { BookingService } from '../bookings/booking.service.ts';
import type { Topic } from '../platform/messages/topic.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { CurrentTickets } from './current-tickets.ts';
import { ReissueTicketResolver } from './reissue-ticket.resolver.ts';
import { ReissueTicketService } from './reissue-ticket.service.ts';
import { TicketCodes } from './ticket-code.ts';
import { TicketCodeResolver } from './ticket-code.resolver.ts';
import { keptTicketKey } from './ticket-key.ts';

interface Needs extends Pick<Platform, 'database' | 'secrets'> {
  bookings: BookingService;
  bookingAccess: BookingAccess;
  bookingTopic: Topic<null>;
}

export const tickets = defineModule({
  create(parts: Needs) {
    let opened: Promise<TicketCodes> | undefined;
    const open = async () => new TicketCodes({ key: await keptTicketKey(parts) });
    /** Opened once. After a failure the next call tries again. */
    const ticketCodes = () =>
      (opened ??= open().catch((error: unknown) => {
        opened = undefined;
        throw error;
      }));
    return {
      ticketCodes,
      currentTickets: new CurrentTickets({ ...parts, ticketCodes }),
      reissueTicket: new ReissueTicketService(parts),
    };
  },
  resolvers: [ReissueTicketResolver, TicketCodeResolver],
  async start({ ticketCodes }) {
    await ticketCodes();
    return [];
  },
});
