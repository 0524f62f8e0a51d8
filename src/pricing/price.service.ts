import { findRow, oneRow } from '../platform/batches.ts';
import type { Database } from '../platform/database/database.ts';
import { isId } from '../platform/ids.ts';
import type { ShowingTerms } from './showing-terms.ts';
import { NOW, readShowingTerms, type TermsWanted } from './sql/showing-terms.ts';

/** Each is up to a few hundred prices. */
const TERMS_AT_ONCE = 50;

export class PriceService {
  readonly #database: Database;

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** What the quotes of a hold are made of: what was in force when it was made, whatever has changed since. */
  termsOfHold({ showingId, priceRevision: revision }: { showingId: string; priceRevision: bigint }) {
    return findRow(this.termsByKey, termsKey({ showingId, revision }));
  }

  /** By `termsKey`. */
  readonly termsByKey = oneRow<ShowingTerms & TermsWanted>(
    termsKey,
    (keys) => readShowingTerms(this.#database, keys.flatMap(readTermsKey)),
    { isShared: true, keysAtOnce: TERMS_AT_ONCE },
  );
}

/** @param revision left out: what is in force now */
export function termsKey({ showingId, revision = NOW }: { showingId: string; revision?: bigint }): string {
  return `${showingId} ${revision}`;
}

function readTermsKey(key: string): TermsWanted[] {
  const [showingId = '', revision = ''] = key.split(' ');
  return isId(showingId) ? [{ showingId, revision: BigInt(revision) }] : [];
}
