import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../platform/database/database.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Subscription } from '../../platform/messages/bus.ts';
import type { Topic } from '../../platform/messages/topic.ts';
import { ACCESS_TOKEN_SECONDS } from './access-token.ts';
import { readRevocations, type Revoked } from './sql/read-revocations.ts';

/** How often it is compared with the database. */
const LOOK_MS = 1000;
/** Until then ended sessions are known from the database alone. */
const SUBSCRIBE_AGAIN_MS = 500;
/** Longer than a token of the session can last, also by a clock that is five minutes wrong. */
const KEPT_SECONDS = ACCESS_TOKEN_SECONDS + 5 * 60;
const EVERYTHING = 'everything';

interface Parts {
  database: Pick<Database, 'prisma'>;
  topic: Topic<Revoked>;
  logger: Logger;
}

/**
 * What this process has to know so that it refuses access tokens, and closes WebSockets, before they end by themselves:
 * the sessions that have ended lately, and the accounts that have lost a role. No request asks the database for it.
 *
 * The process that ends a session knows at its commit. The others are told by a message; it may be lost, so each looks into
 * the database every second. One that starts later looks before it serves anything.
 */
export class Revocations implements Disposable {
  readonly #database: Parts['database'];
  readonly #topic: Topic<Revoked>;
  readonly #logger: Logger;
  /** When it was learnt, by the id of the session. The oldest come first. */
  readonly #ended = new Map<string, number>();
  /** When an account lost a role the last time. */
  readonly #rolesRevoked = new Map<string, number>();
  readonly #endedListeners: ((sessionIds: readonly string[]) => void)[] = [];
  readonly #roleListeners: ((accountIds: readonly string[]) => void)[] = [];
  readonly #closing = new AbortController();
  /** By the clock of the database. Undefined before the first look. */
  #lookedAt: Date | undefined;
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor({ database, topic, logger }: Parts) {
    this.#database = database;
    this.#topic = topic;
    this.#logger = logger;
  }

  /** To be awaited before anything is served. @throws when the database cannot be read */
  async start(): Promise<void> {
    void this.#subscribe();
    this.#topic.onRestored(() => void this.#lookAgain());
    await this.#look();
    this.#timer = setInterval(() => void this.#lookAgain(), LOOK_MS).unref();
  }

  /** Whether the session has ended, as far as a token of it could still be read. */
  has(sessionId: string): boolean {
    return this.#ended.has(sessionId);
  }

  /** Called once for each session that ends from now on, with those that end together. */
  onEnded(listener: (sessionIds: readonly string[]) => void): void {
    this.#endedListeners.push(listener);
  }

  /** Called with accounts that lose a role from now on. */
  onRoleRevoked(listener: (accountIds: readonly string[]) => void): void {
    this.#roleListeners.push(listener);
  }

  /** To be called at the commit: this process knows at once. @throws when the others could not be told */
  async tell(revoked: Revoked): Promise<void> {
    this.#learn(revoked);
    await this.#topic.publish(EVERYTHING, revoked);
  }

  #learn({ sessionIds, roles }: Revoked): void {
    const newlyEnded = sessionIds.filter((id) => !this.#ended.has(id));
    for (const id of newlyEnded) this.#ended.set(id, performance.now());
    if (newlyEnded.length > 0) for (const listener of this.#endedListeners) listener(newlyEnded);
    // A look may find again what a message has told.
    const newRoles = roles.filter(({ accountId, at }) => at > (this.#rolesRevoked.get(accountId) ?? 0));
    for (const { accountId, at } of newRoles) this.#rolesRevoked.set(accountId, at);
    const accountIds = newRoles.map(({ accountId }) => accountId);
    if (accountIds.length > 0) for (const listener of this.#roleListeners) listener(accountIds);
  }

  async #lookAgain(): Promise<void> {
    this.#looking ??= this.#look()
      .catch((error: unknown) => {
        // The database is closed after this, and a look may be under way.
        if (!this.#closing.signal.aborted) this.#logger.warn({ error }, 'ended sessions could not be read');
      })
      .finally(() => (this.#looking = undefined));
    await this.#looking;
  }

  async #look(): Promise<void> {
    const { prisma } = this.#database;
    const { lookedAt, ...revoked } = await readRevocations(prisma, {
      since: this.#lookedAt,
      keptSeconds: KEPT_SECONDS,
    });
    if (this.#closing.signal.aborted) return;
    this.#lookedAt = lookedAt;
    this.#learn(revoked);
    this.#forgetOld();
  }

  #forgetOld(): void {
    const oldest = performance.now() - KEPT_SECONDS * 1000;
    for (const [id, learntAt] of this.#ended) {
      if (learntAt > oldest) break;
      this.#ended.delete(id);
    }
    const oldestRole = (this.#lookedAt?.getTime() ?? 0) - KEPT_SECONDS * 1000;
    for (const [id, at] of this.#rolesRevoked) if (at < oldestRole) this.#rolesRevoked.delete(id);
  }

  /** A bus that is not there yet is asked again; one that is back after a break has kept the subscription. */
  async #subscribe(): Promise<void> {
    const { signal } = this.#closing;
    let subscription: Subscription | undefined;
    while (!subscription && !signal.aborted) {
      try {
        subscription = await this.#topic.subscribe(EVERYTHING, (revoked) => this.#learn(revoked));
      } catch {
        await sleep(SUBSCRIBE_AGAIN_MS, undefined, { ref: false, signal }).catch(() => undefined);
      }
    }
    if (signal.aborted) subscription?.unsubscribe();
    else signal.addEventListener('abort', () => subscription?.unsubscribe());
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#closing.abort();
  }
}
