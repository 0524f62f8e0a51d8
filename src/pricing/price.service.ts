import { findRow, oneRow } from '../platform/batches.ts';
import type { Cache } from '../platform/cache.ts';
import type { Database } from '../platform/database/database.ts';
import { isId } from '../platform/ids.ts';
import type { ShowingTerms } from './showing-terms.ts';
import { NOW, readShowingTerms, type TermsWanted } from './sql/showing-terms.ts';

/** Each is up to a few hundred prices. */
const TERMS_AT_ONCE = 50;

export class PriceService {
  readonly #database: Database;
  readonly #cache: Cache;

  constructor({ database, cache }: { database: Database; cache: Cache }) {
    this.#database = database;
    this.#cache = cache;
  }

  /** What is in force, for showing it: what a buyer has to pay is a matter of the hold. Through the cache. */
  readonly currentTermsByShowingId = oneRow<ShowingTerms>(
    ({ showingId }) => showingId,
    (ids) =>
      this.#database.fromReplica((client) =>
        readShowingTerms(
          client,
          ids.filter(isId).map((showingId) => ({ showingId, revision: NOW })),
        ),
      ),
    {
      isShared: true,
      keysAtOnce: TERMS_AT_ONCE,
      keep: (showingId, load) => this.#cache.get(`terms of ${showingId}`, load),
    },
  );

  /** The same as it is at this moment, where something is decided by it. */
  termsNow(showingId: string) {
    return findRow(this.#termsByKey, termsKey({ showingId, revision: NOW }));
  }

  /** What the quotes of a hold are made of: what was in force when it was made, whatever has changed since. */
  termsOfHold({ showingId, priceRevision: revision }: { showingId: string; priceRevision: bigint }) {
    return findRow(this.#termsByKey, termsKey({ showingId, revision }));
  }

  /** By `termsKey`. */
  readonly #termsByKey = oneRow<ShowingTerms & TermsWanted>(
    termsKey,
    (keys) => readShowingTerms(this.#database.prisma, keys.flatMap(readTermsKey)),
    { isShared: true, keysAtOnce: TERMS_AT_ONCE },
  );
}

function termsKey({ showingId, revision }: TermsWanted): string {
  return `${showingId} ${revision}`;
}

function readTermsKey(key: string): TermsWanted[] {
  const [showingId = '', revision = ''] = key.split(' ');
  return isId(showingId) ? [{ showingId, revision: BigInt(revision) }] : [];
}
