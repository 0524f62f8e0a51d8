import type { Database } from '../platform/database/database.ts';
import { type OpenSession, SESSION_SECONDS, type Sessions } from './session/sessions.service.ts';

/** Deleted at once, so that no statement takes long. */
const DELETED_AT_ONCE = 1000;

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

  /** Deletes guests that can have no token any more, and have never held a seat. @returns how many */
  async deleteUnused(): Promise<number> {
    for (let deleted = 0; ;) {
      const count = await this.#database.singleStatement(
        (statement) => statement.client.$executeRaw`
          delete from account
          where id in (
            select guest.id from account as guest
            where guest.is_guest
              and guest.created_at < (select clock_timestamp() - make_interval(secs => ${2 * SESSION_SECONDS.guest}::int))
              and not exists (select from hold where hold.account_id = guest.id)
              and not exists (select from booking where booking.account_id = guest.id)
              and not exists (select from payment where payment.account_id = guest.id)
            limit ${DELETED_AT_ONCE}::int
          )`,
      );
      deleted += count;
      if (count < DELETED_AT_ONCE) return deleted;
    }
  }
}
