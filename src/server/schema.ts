import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type ClassType } from 'type-graphql';
import { AccountResolver } from '../accounts/account.resolver.ts';
import type { AccountService } from '../accounts/account.service.ts';
import type { BookingFeed } from '../bookings/live/booking-feed.ts';
import { AccountBookingsResolver, BookingResolver, TicketResolver } from '../bookings/booking.resolver.ts';
import type { BookingService } from '../bookings/booking.service.ts';
import type { TicketCodes } from '../tickets/ticket-code.ts';
import { MovieResolver } from '../catalog/movie.resolver.ts';
import type { MovieService } from '../catalog/movie.service.ts';
import type { Clock } from '../platform/clock.ts';
import type { RateLimiter } from '../platform/redis/rate-limiter.ts';
import { MovieShowingsResolver, ShowingResolver } from '../scheduling/showing.resolver.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { AvailabilityFeed } from '../seating/live/seat-feed.ts';
import { HoldResolver } from '../seating/hold.resolver.ts';
import type { HoldService } from '../seating/hold.service.ts';
import { SeatAvailabilitySubscription } from '../seating/live/seat-availability.subscription.ts';
import { HoldSeatsResolver, SeatsUnavailableResolver, ShowingSeatsResolver } from '../seating/showing-seat.resolver.ts';
import type { ShowingSeatService } from '../seating/showing-seat.service.ts';
import { AuditoriumResolver, CinemaResolver, SeatMapResolver } from '../venues/cinema.resolver.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { checkRole } from '../graphql/authorization.ts';

/** Every class that answers a part of the schema. */
const resolverClasses = [
  AccountResolver,
  AccountBookingsResolver,
  AuditoriumResolver,
  BookingResolver,
  CinemaResolver,
  HoldResolver,
  HoldSeatsResolver,
  MovieResolver,
  MovieShowingsResolver,
  SeatAvailabilitySubscription,
  SeatMapResolver,
  SeatsUnavailableResolver,
  ShowingResolver,
  ShowingSeatsResolver,
  TicketResolver,
] as const;

/** What resolvers take, all of them together: each picks what it needs. */
export interface ResolverDependencies {
  accounts: AccountService;
  availabilityFeed: AvailabilityFeed;
  bookingFeed: BookingFeed;
  bookings: BookingService;
  cinemas: CinemaService;
  clock: Clock;
  holds: HoldService;
  loginAttempts: RateLimiter;
  movies: MovieService;
  seatMaps: SeatMapService;
  showings: ShowingService;
  showingSeats: ShowingSeatService;
  ticketCodes: TicketCodes;
}

export type ResolverLookup = <Resolver>(type: new (...dependencies: never[]) => Resolver) => Resolver;

/** The instance of each class of resolvers, made once. */
export function createResolvers(dependencies: ResolverDependencies): ResolverLookup {
  const instances = new Map<unknown, unknown>();
  for (const Resolver of resolverClasses) instances.set(Resolver, new Resolver(dependencies));
  return <Resolver>(type: new (...parameters: never[]) => Resolver) => instances.get(type) as Resolver;
}

export function createSchema(resolver: ResolverLookup): GraphQLSchema {
  return buildSchemaSync({
    resolvers: resolverClasses,
    container: { get: (type: ClassType) => resolver(type) },
    authChecker: checkRole,
    // Services check what they are given, and say what is wrong with it as data.
    validate: false,
    // Subscriptions bring their own source; type-graphql wants this all the same.
    pubSub: {
      publish: () => undefined,
      subscribe: () => {
        throw new Error('there is no topic');
      },
    },
  });
}
