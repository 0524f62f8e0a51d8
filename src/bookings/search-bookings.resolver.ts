import { Arg, Args, Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { type AccessRule, actorOf } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { codedError } from '../graphql/errors.ts';
import { type ConnectionValue, toPageRequest } from '../graphql/pagination.ts';
import { BookingListArgs, toBookingConnection } from './account-bookings.resolver.ts';
import type { BookingLists, ListedBooking } from './booking-list.service.ts';
import { BookingConnection, BookingFilter } from './booking-list.types.ts';
import { MAX_SEARCH_LENGTH, MAX_SEARCH_WORDS, wordsOf } from './booking-search.sql.ts';

@Resolver()
export class SearchBookingsResolver {
  readonly #bookingLists: BookingLists;

  constructor({ bookingLists }: { bookingLists: BookingLists }) {
    this.#bookingLists = bookingLists;
  }

  @Authorized<AccessRule>('BOX_OFFICE of the cinema')
  @Query(() => BookingConnection, {
    description: [
      'BOX_OFFICE of the cinema. Bookings of the cinemas of the caller; of other cinemas it finds nothing. Each word of the',
      'search is one of these, or its beginning: the reference, the e-mail address or a word of the name of the account or',
      'the contact, the phone number, the label of a seat. Case, accents and hyphens do not matter. Without a search: all.',
    ].join('\n'),
  })
  async searchBookings(
    @Args(() => BookingListArgs) { orderBy, ...page }: BookingListArgs,
    @Arg('search', () => String, {
      nullable: true,
      description: `At most ${MAX_SEARCH_LENGTH} characters and ${MAX_SEARCH_WORDS} words.`,
    })
    search: string | null,
    @Arg('filter', () => BookingFilter, { nullable: true }) filter: BookingFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<ConnectionValue<ListedBooking>> {
    const list = { filter: filter ?? {}, page: toPageRequest(page, 'instant'), orderBy, search: search ?? '' };
    refuseLongSearch(list.search);
    return toBookingConnection(await this.#bookingLists.search(await actorOf(context), list));
  }
}

/** @throws {GraphQLError} BAD_USER_INPUT */
function refuseLongSearch(search: string): void {
  if (Array.from(search).length > MAX_SEARCH_LENGTH)
    throw codedError('BAD_USER_INPUT', `search can have at most ${MAX_SEARCH_LENGTH} characters.`);
  if (wordsOf(search).length > MAX_SEARCH_WORDS)
    throw codedError('BAD_USER_INPUT', `search can have at most ${MAX_SEARCH_WORDS} words.`);
}
