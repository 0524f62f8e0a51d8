import { AccessTokens } from './accounts/session/access-token.ts';
import { AccountService } from './accounts/account.service.ts';
import { BookingPublisher } from './bookings/live/booking-topic.ts';
import { BookingService } from './bookings/booking.service.ts';
import { SettlementService } from './bookings/settlement/settlement.service.ts';
import { TicketCodes } from './tickets/ticket-code.ts';
import { MovieService } from './catalog/movie.service.ts';
import type { Config } from './config/config.ts';
import { FakeGateway } from './payments/fake/fake-gateway.ts';
import type { PaymentGateway } from './payments/payment-gateway.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database/database.ts';
import type { MessageBus } from './platform/messages/bus.ts';
import type { Queues } from './platform/queues/bull.ts';
import { ShowingService } from './scheduling/showing.service.ts';
import { AvailabilityPublisher } from './seating/live/seat-topic.ts';
import { HoldService } from './seating/hold.service.ts';
import { ShowingSeatService } from './seating/showing-seat.service.ts';
import { CinemaService } from './venues/cinema.service.ts';
import { SeatMapService } from './venues/seat-map/seat-map.service.ts';

export type Services = ReturnType<typeof createServices>;

/** Every service of the domain, each given what it needs. They run nothing by themselves. */
export function createServices(parts: {
  config: Config;
  database: Database;
  bus: MessageBus;
  queues: Queues;
  clock: Clock;
  /** Signs access tokens and ticket codes. */
  secret: string;
  gateway: PaymentGateway | undefined;
  gatewayTimeoutMs: number | undefined;
}) {
  const { config, database, bus, queues, clock, secret, gatewayTimeoutMs } = parts;
  const { holdSeconds, maxSeatsPerHold } = config;
  const seatPublisher = new AvailabilityPublisher({ bus });
  const bookingPublisher = new BookingPublisher({ bus });
  const gateway = parts.gateway ?? new FakeGateway({ ledger: database.prisma });

  const accessTokens = new AccessTokens({ secret, clock });
  const accounts = new AccountService({ database, accessTokens });
  const movies = new MovieService({ database });
  const cinemas = new CinemaService({ database });
  const seatMaps = new SeatMapService({ database });
  const showings = new ShowingService({ database });
  const showingSeats = new ShowingSeatService({ database, seatMaps });
  const holds = new HoldService({ database, queues, seatPublisher, showingSeats, holdSeconds, maxSeatsPerHold });
  const bookings = new BookingService({ database, queues, bookingPublisher, holds, showings, seatMaps });
  const settlement = new SettlementService({
    ...{ database, gateway, queues, bookingPublisher, seatPublisher },
    ...(gatewayTimeoutMs !== undefined && { gatewayTimeoutMs }),
  });
  const ticketCodes = new TicketCodes({ secret });
  return {
    ...{ accessTokens, accounts, bookings, cinemas, holds, movies },
    ...{ seatMaps, settlement, showings, showingSeats, ticketCodes },
  };
}
