import type { BookingAccess } from '../bookings/booking-access.ts';
import type { BookingService } from '../bookings/booking.service.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { TicketCodes } from './ticket-code.ts';
import { TicketCodeResolver } from './ticket-code.resolver.ts';
import { keptTicketKey } from './ticket-key.ts';

interface Needs extends Pick<Platform, 'database' | 'secrets'> {
  bookings: BookingService;
  bookingAccess: BookingAccess;
}

export const tickets = defineModule({
  create(parts: Needs) {
    let opened: Promise<TicketCodes> | undefined;
    const open = async () => new TicketCodes({ key: await keptTicketKey(parts) });
    return {
      /** Opened once. After a failure the next call tries again. */
      ticketCodes: () =>
        (opened ??= open().catch((error: unknown) => {
          opened = undefined;
          throw error;
        })),
    };
  },
  resolvers: [TicketCodeResolver],
  async start({ ticketCodes }) {
    await ticketCodes();
    return [];
  },
});
