import { type Account, Prisma, type Session } from '../../generated/prisma/client.ts';
import { manyRows, oneRow } from '../../platform/batches.ts';
import { afterChange } from '../../platform/database/after-change.ts';
import type { Database } from '../../platform/database/database.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { isId, newId } from '../../platform/ids.ts';
import { notFound, type Outcome, refused, type UserError } from '../../platform/outcome.ts';
import { lockAccount } from '../roles/sql/lock-account.ts';
import type { AccessTokens } from './access-token.ts';
import { newRefreshToken, openSuccessor, readRefreshToken, type RefreshToken, sealSuccessor } from './refresh-token.ts';
import type { Revocations } from './revocations.ts';
import { endSessions } from './sql/end-sessions.ts';
import { insertSession } from './sql/open-session.ts';
import { readPresented } from './sql/read-presented.ts';
import { rotateSession } from './sql/rotate-session.ts';

const DAY_SECONDS = 24 * 60 * 60;
/** How long a session goes on from its last use. */
export const SESSION_SECONDS = { account: 30 * DAY_SECONDS, guest: DAY_SECONDS };
/** From its beginning, however often it is used. */
export const MOST_SESSION_SECONDS = 90 * DAY_SECONDS;
/** How long a refresh token that was used gives its successor again: the answer may have been lost. */
export const GRACE_SECONDS = 30;

/** A session with a fresh pair of tokens. */
export interface OpenSession {
  account: Account;
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
  refreshTokenExpiresAt: Date;
}

/** What is told about a session: nothing of its tokens. */
export type SessionRow = Pick<Session, 'id' | 'accountId' | 'device' | 'createdAt' | 'lastUsedAt' | 'expiresAt'>;

interface Device {
  /** As in `RequestContext.device`. */
  device: string;
}

interface Parts {
  database: Database;
  accessTokens: AccessTokens;
  revocations: Revocations;
}

/**
 * Logins. A session is open until it is ended or expires, and has one refresh token that is good: using it gives the next one.
 *
 * A token that was used before is presented either by its owner, whose answer was lost, or after a theft. Within the grace,
 * and until the successor was used, it gives the same successor again. After that the session ends: its tokens are
 * in two hands.
 */
export class Sessions {
  readonly #database: Database;
  readonly #accessTokens: AccessTokens;
  readonly #revocations: Revocations;

  constructor({ database, accessTokens, revocations }: Parts) {
    this.#database = database;
    this.#accessTokens = accessTokens;
    this.#revocations = revocations;
  }

  /** Open ones. */
  readonly byId = oneRow<SessionRow>(
    ({ id }) => id,
    (ids) => this.#findOpen(Prisma.sql`session.id = any (${ids.filter(isId)}::uuid[])`),
  );

  /** Open ones, the last used first. */
  readonly openByAccountId = manyRows<SessionRow>(
    ({ accountId }) => accountId,
    (accountIds) => this.#findOpen(Prisma.sql`session.account_id = any (${accountIds}::uuid[])`),
  );

  /**
   * A new one. The account has at most 100: the one that was used longest ago is ended for another.
   *
   * @param tx the transaction that has written the account, or that has locked it; left out: one of its own
   */
  async open(account: Account, { device }: Device, tx?: Transaction): Promise<OpenSession> {
    if (!tx) return this.#database.transaction((own) => this.open(account, { device }, own));
    await lockAccount(tx, account.id);
    const refreshToken = newRefreshToken(newId());
    const seconds = account.isGuest ? SESSION_SECONDS.guest : SESSION_SECONDS.account;
    const { expiresAt, endedIds } = await insertSession(tx, { accountId: account.id, device, seconds, refreshToken });
    this.#tellAtCommit(tx, endedIds);
    return this.#toOpen(account, { refreshToken, expiresAt });
  }

  /** The next pair of tokens. Refused: InvalidToken. */
  async refresh(text: string, { device }: Device): Promise<Outcome<OpenSession>> {
    const presented = readRefreshToken(text);
    if (!presented) return refused(INVALID_TOKEN);
    const successor = presented.successor();
    const rotated = await this.#database.singleStatement((statement) =>
      rotateSession(statement, {
        ...{ presented, successor, device, seconds: SESSION_SECONDS, mostSeconds: MOST_SESSION_SECONDS },
        successorSealed: sealSuccessor(successor, presented),
      }),
    );
    return rotated ? afterChange(() => this.#renewed(rotated, successor)) : this.#presentedAgain(presented);
  }

  /** @returns false when the account has no such session that is open */
  async end(session: { accountId: string; sessionId: string }): Promise<boolean> {
    const { accountId, sessionId } = session;
    return this.#database.singleStatement(async (statement) => {
      const ended = await endSessions(statement, { accountId, only: sessionId });
      this.#tellAtCommit(statement, ended);
      return ended.length > 0;
    });
  }

  /** As `end`. @returns the account. Refused: NotFound. */
  async revoke(session: { accountId: string; sessionId: string }): Promise<Outcome<Account>> {
    const hasEnded = await this.end(session);
    const account = hasEnded ? await afterChange(() => this.#findAccount(session.accountId)) : null;
    return account ? { value: account } : refused(notFound('session', 'sessionId'));
  }

  /** Logs the account out everywhere. */
  async logOut(accountId: string): Promise<void> {
    await this.#database.transaction((tx) => this.endAll(tx, accountId));
  }

  /**
   * Ends every session of the account, or every other one. Once the transaction has committed, each process refuses their
   * access tokens and closes their WebSockets.
   *
   * @param options.except the id of the session that goes on
   */
  async endAll(tx: Transaction, accountId: string, { except }: { except?: string | undefined } = {}): Promise<void> {
    // One that is being opened comes before, and is ended too, or after.
    await lockAccount(tx, accountId);
    this.#tellAtCommit(tx, await endSessions(tx, { accountId, except }));
  }

  /** Rows that nothing asks for any more. */
  async delete(ids: readonly string[]): Promise<void> {
    await this.#database.singleStatement((statement) =>
      statement.client.session.deleteMany({ where: { id: { in: [...ids] } } }),
    );
  }

  #findOpen(condition: Prisma.Sql): Promise<SessionRow[]> {
    return queryRows(
      this.#database.prisma,
      SESSION,
      (session) => Prisma.sql`
        select ${session}
        from session
        where ${condition} and session.ended_at is null and session.expires_at > clock_timestamp()
        order by session.last_used_at desc, session.id desc`,
    );
  }

  /** By one whose token is not good any more, or never was. */
  async #presentedAgain(presented: RefreshToken): Promise<Outcome<OpenSession>> {
    const found = await readPresented(this.#database.prisma, presented, { graceSeconds: GRACE_SECONDS });
    // Who knows no more than the id of a session cannot end it.
    if (!found?.isOpen) return refused(INVALID_TOKEN);
    const { accountId, expiresAt, successorSealed } = found;
    if (successorSealed) return this.#renewed({ accountId, expiresAt }, openSuccessor(successorSealed, presented));
    await this.end({ accountId, sessionId: presented.sessionId });
    return refused(INVALID_TOKEN);
  }

  async #renewed(
    { accountId, expiresAt }: { accountId: string; expiresAt: Date },
    refreshToken: RefreshToken,
  ): Promise<Outcome<OpenSession>> {
    const account = await this.#findAccount(accountId);
    return account ? { value: this.#toOpen(account, { refreshToken, expiresAt }) } : refused(INVALID_TOKEN);
  }

  #findAccount(id: string): Promise<Account | null> {
    return this.#database.prisma.account.findUnique({ where: { id } });
  }

  #toOpen(account: Account, parts: { refreshToken: RefreshToken; expiresAt: Date }): OpenSession {
    const { refreshToken, expiresAt: refreshTokenExpiresAt } = parts;
    const { sessionId } = refreshToken;
    const session = { accountId: account.id, sessionId, until: refreshTokenExpiresAt };
    const { token: accessToken, expiresAt } = this.#accessTokens.issue(session);
    return {
      ...{ account, accessToken, accessTokenExpiresAt: expiresAt },
      ...{ refreshToken: refreshToken.text, refreshTokenExpiresAt },
    };
  }

  #tellAtCommit(writer: Pick<Transaction, 'onCommit'>, sessionIds: readonly string[]): void {
    if (sessionIds.length > 0) writer.onCommit(() => this.#revocations.tell({ sessionIds, roles: [] }));
  }
}

const SESSION = columns<SessionRow>({
  id: 'session.id',
  accountId: 'session.account_id',
  device: 'session.device',
  createdAt: 'session.created_at',
  lastUsedAt: 'session.last_used_at',
  expiresAt: 'session.expires_at',
});

const INVALID_TOKEN = {
  kind: 'InvalidToken',
  message: 'The token is unknown, was used, or is too old: log in again.',
  path: ['input', 'refreshToken'],
} as const satisfies UserError;
