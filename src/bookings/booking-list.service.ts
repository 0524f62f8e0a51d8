import type { Booking } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, countRows, queryRows } from '../platform/database/rows.ts';
import { type Actor, cinemasWithRole } from '../platform/identity.ts';
import { isId } from '../platform/ids.ts';
import type { Viewer } from '../platform/nodes.ts';
import { type PageOf, toPage } from '../platform/page.ts';
import { type BookingList, countBookings, selectBookings, SORTED_BY } from './booking-list.ts';
import { hasEveryWord, isInEverySet, readSearch, wordsOf } from './booking-search.sql.ts';
import { BOOKING_EXPRESSIONS } from './booking.service.ts';

/** A booking in a list, with the instant that the list is sorted by. */
export interface ListedBooking extends Booking {
  sortedAt: Date;
}

/** A word of a search that finds no more is looked up, and what it finds is sorted: in milliseconds. */
const FEW_BOOKINGS = 5_000;

type Listed = Pick<BookingList, 'filter' | 'page' | 'orderBy'>;

/** Lists of bookings: of an account, and as the box office searches them. */
export class BookingLists {
  readonly #database: Database;
  readonly #fewBookings: number;

  constructor({ database, fewBookings = FEW_BOOKINGS }: { database: Database; fewBookings?: number }) {
    this.#database = database;
    this.#fewBookings = fewBookings;
  }

  /** All of its own; of another account those of the cinemas where the viewer is BOX_OFFICE. */
  async ofAccount(accountId: string, viewer: Viewer, list: Listed): Promise<PageOf<ListedBooking>> {
    const isOwn = accountId === viewer.accountId;
    const ofCinemaIds = isOwn ? undefined : cinemasWithRole({ grants: await viewer.grants() }, 'BOX_OFFICE');
    return this.#list({ ...list, accountId, ofCinemaIds });
  }

  /** Of the cinemas where the actor is BOX_OFFICE, those with every word of the search; all of them when it has none. */
  async search(actor: Actor, { search, ...list }: Listed & { search: string }): Promise<PageOf<ListedBooking>> {
    const ofCinemaIds = cinemasWithRole(actor, 'BOX_OFFICE');
    const cinemaIds = list.filter.cinemaIds?.filter(isId) ?? ofCinemaIds;
    const typed = { words: wordsOf(search), cinemaIds, fewBookings: this.#fewBookings };
    const words = typed.words.length === 0 ? [] : await readSearch(this.#database.prisma, typed);
    return this.#list({
      ...list,
      ofCinemaIds,
      conditions: hasEveryWord(words, cinemaIds),
      countConditions: isInEverySet(words, cinemaIds),
    });
  }

  async #list(list: BookingList): Promise<PageOf<ListedBooking>> {
    const { prisma } = this.#database;
    const listed = LISTED_BOOKING[SORTED_BY[list.orderBy]];
    const rows = await queryRows(prisma, listed, (booking) => selectBookings(booking, list));
    return toPage(rows, list.page, () => countRows(prisma, countBookings(list)));
  }
}

/** By what the list is sorted by. */
const LISTED_BOOKING = {
  'booking.placed_at': columns<ListedBooking>({ ...BOOKING_EXPRESSIONS, sortedAt: 'booking.placed_at' }),
  'showing.starts_at': columns<ListedBooking>({ ...BOOKING_EXPRESSIONS, sortedAt: 'showing.starts_at' }),
};
