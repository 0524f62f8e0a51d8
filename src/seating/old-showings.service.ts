import type { Database } from '../platform/database/database.ts';
import { dropFreeSeats, isLongPast } from './sql/drop-free-seats.ts';

/** Showings that ended long ago: the rows of their free seats say nothing that the map does not say. */
export class OldShowings {
  readonly #database: Database;
  /** Which showings: a condition on `showing`, without parameters. */
  readonly condition: ReturnType<typeof isLongPast>;

  constructor({ database, keepFreeSeatsDays }: { database: Database; keepFreeSeatsDays: number }) {
    this.#database = database;
    this.condition = isLongPast(keepFreeSeatsDays);
  }

  /** Of these showings those that are long past; waits for nothing. */
  async dropFreeSeats(showingIds: readonly string[]): Promise<void> {
    await this.#database.singleStatement(({ client }) => client.$executeRaw(dropFreeSeats(showingIds, this.condition)));
  }
}
