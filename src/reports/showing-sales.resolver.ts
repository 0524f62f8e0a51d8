import { Arg, Authorized, Ctx, Extensions, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { BookingAccess } from '../bookings/booking-access.ts';
import type { Showing as ShowingRow } from '../generated/prisma/client.ts';
import { type AccessRule, identityOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { codedError } from '../graphql/errors.ts';
import { costs } from '../graphql/limits/costs.ts';
import { Money } from '../graphql/money.types.ts';
import { viewerOf } from '../graphql/viewer.ts';
import { whileAllowed } from '../graphql/while-allowed.ts';
import { findRow, findRows } from '../platform/batches.ts';
import { requireRole } from '../platform/identity.ts';
import type { Money as MoneyValue } from '../platform/money.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import { Showing } from '../scheduling/showing.types.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import type { LiveSales } from './live-sales.ts';
import type { ShowingSalesRow, ShowingSalesService } from './showing-sales.service.ts';
import { ShowingSales } from './showing-sales.types.ts';

interface Dependencies {
  showings: ShowingService;
  cinemas: CinemaService;
  bookingAccess: BookingAccess;
  showingSales: ShowingSalesService;
  liveSales: LiveSales;
}

@Resolver(() => ShowingSales)
export class ShowingSalesResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Authorized<AccessRule>('BOX_OFFICE of the cinema')
  @Subscription(() => ShowingSales, {
    description: [
      'BOX_OFFICE of the cinema. As it is now, and after every change, at most once a second; the newest state always comes.',
      'Ends with FORBIDDEN instead of the next event once the caller has lost the role. An unknown showing: BAD_USER_INPUT.',
    ].join('\n'),
    subscribe: ({ args, context }: { args: { showingId: string }; context: RequestContext }) =>
      context.resolver(ShowingSalesResolver).watch(args.showingId, context),
  })
  showingSales(@Arg('showingId', () => ID) _showingId: string, @Root() sales: ShowingSalesRow): ShowingSalesRow {
    return sales;
  }

  /** @throws {GraphQLError} BAD_USER_INPUT when there is no such showing @throws {ForbiddenError} */
  async watch(showingId: string, context: RequestContext): Promise<AsyncIterableIterator<ShowingSalesRow>> {
    const { showings, cinemas, showingSales, liveSales } = this.#services;
    const showing = await findRow(showings.byId, showingId);
    const auditorium = showing && (await findRow(cinemas.auditoriumById, showing.auditoriumId));
    if (!auditorium) throw codedError('BAD_USER_INPUT', 'There is no such showing.');
    const { accountId } = identityOf(context);
    const check = async () => {
      const grants = await findRows(context.callers.grantsByAccountId, accountId);
      requireRole({ grants }, 'BOX_OFFICE', auditorium.cinemaId);
    };
    await check();
    const sales = await findRow(showingSales.byShowingId, showingId);
    if (!sales) throw codedError('BAD_USER_INPUT', 'There is no such showing.');
    return whileAllowed(liveSales.watch(sales), check);
  }

  @FieldResolver(() => Showing)
  showing(@Root() { showingId }: ShowingSalesRow, @Ctx() { loaders }: RequestContext): Promise<ShowingRow | undefined> {
    return loaders.load(this.#services.showings.byId, showingId);
  }

  @FieldResolver(() => Money, { description: 'What all tickets cost that were sold, with booking fees.' })
  gross(@Root() { grossMinor: amountMinor, currency }: ShowingSalesRow): MoneyValue {
    return { amountMinor, currency };
  }

  @FieldResolver(() => Money, { description: 'Given back for sold tickets, also while the refund is PENDING.' })
  refunded(@Root() { refundedMinor: amountMinor, currency }: ShowingSalesRow): MoneyValue {
    return { amountMinor, currency };
  }
}

/** A field that reports add to a type of scheduling. */
@Resolver(() => Showing)
export class SalesOfShowingResolver {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  @Extensions(costs({ each: 20 }))
  @FieldResolver(() => ShowingSales, {
    nullable: true,
    description: 'BOX_OFFICE of the cinema. Null for others, and in subscriptions whose answers are the same for all.',
  })
  async sales(@Root() { id }: ShowingRow, @Ctx() context: RequestContext): Promise<ShowingSalesRow | undefined> {
    if (!(await this.#services.bookingAccess.isAtBoxOffice(id, viewerOf(context)))) return undefined;
    return context.loaders.load(this.#services.showingSales.byShowingId, id);
  }
}
