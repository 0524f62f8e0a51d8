import { Prisma } from '../../generated/prisma/client.ts';
import { oneRow } from '../../platform/batches.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import { COUNTER_RELEASE } from '../../seating/sql/counter-release.ts';

/** Whether tickets of a showing can be paid at the counter now. */
export interface CounterOffer {
  showingId: string;
  isOffered: boolean;
}

/** Says where paying at the counter is offered. It decides nothing: placing a booking looks again, under its locks. */
export class CounterOffers {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  readonly byShowingId = oneRow<CounterOffer>(
    ({ showingId }) => showingId,
    (showingIds) =>
      queryRows(
        this.#database.prisma,
        OFFER,
        (offer) => Prisma.sql`
          select ${offer}
          from showing
          join auditorium on auditorium.id = showing.auditorium_id
          join cinema on cinema.id = auditorium.cinema_id
          where showing.id = any (${showingIds}::uuid[])`,
      ),
  );
}

const OFFER = columns<CounterOffer>({
  showingId: 'showing.id',
  isOffered: Prisma.sql`coalesce(${COUNTER_RELEASE} > clock_timestamp(), false)`,
});
