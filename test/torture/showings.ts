import type { Database } from '../../src/platform/database/database.ts';
import { type MadeShowing, makeShowing } from '../support/fixtures.ts';

const SIZE = { rows: 10, seatsPerRow: 20 };
export const SEATS = SIZE.rows * SIZE.seatsPerRow;
/** Then it is nearly sold out, and another one is opened in its place. */
const ATTEMPTS = 300;

interface Place {
  showing: MadeShowing;
  attempts: number;
}

/** Showings that are on sale, each in a place that another showing has once it is sold out. */
export class Showings {
  readonly #database: Database;
  readonly #places: Place[];
  readonly #opened: (showing: MadeShowing) => Promise<void>;
  /** Those that were replaced, the oldest first. */
  readonly #gone: MadeShowing[] = [];

  private constructor(parts: { database: Database; places: Place[]; opened: (showing: MadeShowing) => Promise<void> }) {
    this.#database = parts.database;
    this.#places = parts.places;
    this.#opened = parts.opened;
  }

  /** @param options.opened called for each, before it is on sale */
  static async open({
    database,
    places,
    opened,
  }: {
    database: Database;
    places: number;
    opened: (showing: MadeShowing) => Promise<void>;
  }): Promise<Showings> {
    const showings = new Showings({ database, places: [], opened });
    for (let place = 0; place < places; place++)
      showings.#places.push({ showing: await makeShowing(database, SIZE), attempts: 0 });
    for (const { showing } of showings.#places) await opened(showing);
    return showings;
  }

  /** The one that is on sale there now. @throws when there is no such place */
  attemptAt(number: number): MadeShowing {
    const place = this.#places[number];
    if (!place) throw new Error(`there is no showing ${number}`);
    // While PostgreSQL is away the old one stays, and the next attempts try again.
    if (++place.attempts % ATTEMPTS === 0) void this.#replace(place).catch(() => undefined);
    return place.showing;
  }

  async #replace(place: Place): Promise<void> {
    const showing = await makeShowing(this.#database, SIZE);
    await this.#opened(showing);
    this.#gone.push(place.showing);
    place.showing = showing;
  }

  get onSale(): string[] {
    return this.#places.map(({ showing }) => showing.showingId);
  }

  /** Those that were replaced lately, in which buyers may still be about something. */
  get lately(): string[] {
    return this.#gone.slice(-this.#places.length).map(({ showingId }) => showingId);
  }
}
