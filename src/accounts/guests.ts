import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Account } from '../generated/prisma/client.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/database.ts';
import { isId } from '../platform/ids.ts';
import { ACCESS_TOKEN_SECONDS, type AccessTokens } from './session/access-token.ts';

/** How long a guest gets new access tokens, from its first visit on. */
export const GUEST_SECONDS = 24 * 60 * 60;
/** Deleted at once, so that no statement takes long. */
const DELETED_AT_ONCE = 1000;

export interface GuestSession {
  accessToken: string;
  /** From now on. */
  secondsLeft: number;
  /** Gets another session of the same guest. It is no access token, and no access token stands for it. */
  renewal: string;
}

interface Parts {
  database: Database;
  accessTokens: AccessTokens;
  secret: string;
  clock: Clock;
}

/** Accounts without e-mail address and password, each for one visitor of the demo. */
export class Guests {
  readonly #database: Database;
  readonly #accessTokens: AccessTokens;
  readonly #key: KeyObject;
  readonly #clock: Clock;

  constructor({ database, accessTokens, secret, clock }: Parts) {
    this.#database = database;
    this.#accessTokens = accessTokens;
    this.#key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'rowlock guest', 32)));
    this.#clock = clock;
  }

  /** A new guest. */
  async start(): Promise<GuestSession> {
    const account = await this.#database.singleStatement((statement) =>
      statement.client.account.create({ data: { name: 'Guest', isGuest: true } }),
    );
    const iat = Math.floor(this.#clock().getTime() / 1000);
    const claims = { sub: account.id, iat, exp: iat + GUEST_SECONDS };
    return this.#session(account, jwt.sign(claims, this.#key, { algorithm: 'HS256' }));
  }

  /** A new access token; undefined when that is not the renewal of a guest, or is too old. */
  async renew(renewal: string): Promise<GuestSession | undefined> {
    const id = this.#read(renewal);
    if (id === undefined) return undefined;
    const account = await this.#database.prisma.account.findUnique({ where: { id, isGuest: true } });
    return account ? this.#session(account, renewal) : undefined;
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
              and guest.created_at < (select clock_timestamp() - make_interval(secs => ${2 * GUEST_SECONDS}::int))
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

  #session({ id: accountId }: Account, renewal: string): GuestSession {
    const { token } = this.#accessTokens.issue(accountId);
    return { accessToken: token, secondsLeft: ACCESS_TOKEN_SECONDS, renewal };
  }

  #read(renewal: string): string | undefined {
    try {
      const clockTimestamp = Math.floor(this.#clock().getTime() / 1000);
      const { sub = '' } = jwt.verify(renewal, this.#key, { algorithms: ['HS256'], clockTimestamp }) as jwt.JwtPayload;
      return isId(sub) ? sub : undefined;
    } catch {
      return undefined;
    }
  }
}
