import type { Database } from '../platform/database/database.ts';
import type { OpenSession, Sessions } from './session/sessions.service.ts';
import { deleteUnusedGuests, type GuestPage } from './sql/delete-unused-guests.ts';

/** So that no statement takes long. */
const LOOKED_AT_ONCE = 1000;

/** Accounts without e-mail address and password, to hold and book with. */
export class Guests {
  readonly #database: Database;
  readonly #sessions: Sessions;

  constructor({ database, sessions }: { database: Database; sessions: Sessions }) {
    this.#database = database;
    this.#sessions = sessions;
  }

  /** A new guest, logged in. @param options.locale the language of its mails, as a BCP 47 tag */
  start({ locale, device }: { locale: string | null; device: string }): Promise<OpenSession> {
    return this.#database.transaction(async (tx) => {
      const guest = await tx.client.account.create({ data: { name: 'Guest', isGuest: true, locale } });
      return this.#sessions.open(guest, { device }, tx);
    });
  }

  /** Deletes guests that can have no token any more, and have nothing that is still needed. @returns how many */
  async deleteUnused(): Promise<number> {
    let deleted = 0;
    for (let after: GuestPage['last'] = null; ;) {
      const page = await this.#database.singleStatement((statement) =>
        deleteUnusedGuests(statement, { after, limit: LOOKED_AT_ONCE }),
      );
      deleted += page.deleted;
      if (page.last === null) return deleted;
      after = page.last;
    }
  }
}
