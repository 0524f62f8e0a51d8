import type { accountsSettings } from '../accounts/accounts.settings.ts';
import type { BookingAccess } from '../bookings/booking-access.ts';
import type { BookingService } from '../bookings/booking.service.ts';
import type { SettingValues } from '../config/settings.ts';
import type { Topic } from '../platform/messages/topic.ts';
import { defineModule } from '../platform/module.ts';
import type { platformSettings } from '../platform/platform.settings.ts';
import type { Platform } from '../platform/platform.ts';
import { CurrentTickets } from './current-tickets.ts';
import { LinkGuesses } from './links/link-guesses.ts';
import { LinkedTicketService } from './links/linked-tickets.ts';
import { BookingLinkResolver, TicketLinkResolver } from './links/ticket-link.resolver.ts';
import { ticketLinkRoutes } from './links/ticket-link.route.ts';
import { TicketLinks } from './links/ticket-links.ts';
import { ReissueTicketResolver } from './reissue-ticket.resolver.ts';
import { ReissueTicketService } from './reissue-ticket.service.ts';
import { TicketCodes } from './ticket-code.ts';
import { TicketCodeResolver } from './ticket-code.resolver.ts';
import { keptTicketKey } from './ticket-key.ts';

interface Needs extends Pick<Platform, 'clock' | 'database' | 'redis' | 'secrets'> {
  config: Pick<SettingValues<typeof platformSettings>, 'publicUrl'> &
    Pick<SettingValues<typeof accountsSettings>, 'rateLimits'>;
  bookings: BookingService;
  bookingAccess: BookingAccess;
  bookingTopic: Topic<null>;
}

export const tickets = defineModule({
  create(parts: Needs) {
    const { redis, config } = parts;
    const { rateLimits, publicUrl } = config;
    let opened: Promise<{ codes: TicketCodes; links: TicketLinks }> | undefined;
    const open = async () => {
      const key = await keptTicketKey(parts);
      return { codes: new TicketCodes({ key }), links: new TicketLinks({ key, publicUrl }) };
    };
    /** Opened once. After a failure the next call tries again. */
    const signers = () =>
      (opened ??= open().catch((error: unknown) => {
        opened = undefined;
        throw error;
      }));
    const ticketCodes = async () => (await signers()).codes;
    return {
      ticketCodes,
      ticketLinks: async () => (await signers()).links,
      currentTickets: new CurrentTickets({ ...parts, ticketCodes }),
      linkGuesses: new LinkGuesses({ redis, rateLimits }),
      linkedTickets: new LinkedTicketService(parts),
      reissueTicket: new ReissueTicketService(parts),
    };
  },
  resolvers: [BookingLinkResolver, ReissueTicketResolver, TicketCodeResolver, TicketLinkResolver],
  routes: ticketLinkRoutes,
  async start({ ticketCodes }) {
    await ticketCodes();
    return [];
  },
});
