import { Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { violates } from '../platform/database/errors.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import { Gathered } from '../platform/gathered.ts';
import { type Outcome, refused } from '../platform/outcome.ts';
import { idempotencyConflict } from '../seating/hold-errors.ts';

/** A request that may come twice: its key says that it is the same, its fingerprint that it asks the same. */
export interface RequestKey {
  accountId: string;
  idempotencyKey: string;
  /** SHA-256 of what was asked for, its kind included. */
  fingerprint: string;
}

const ATTEMPTS = 3;

/** The keys of all requests that move money, or promise it. An account uses a key for one of them, whichever it is. */
export class RequestKeys {
  readonly #database: Database;
  readonly #fingerprints = new Gathered<RequestKey, string | undefined>((keys) => this.#read(keys), {
    name: 'read earlier requests',
  });

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /**
   * Carries a request out once, and answers a repeated one with the first answer. Two with one key may run at the same time,
   * whatever they ask for: the primary key of `request_key`, in which triggers store the keys of all tables, decides between them.
   * Refused: IdempotencyConflict, and as the work is.
   *
   * @param request.replay the answer to the earlier request, which was the same; undefined only when its row is gone
   * @param request.indexes further unique indexes after whose refusal the request is looked at again
   */
  async once<Value>({
    key,
    replay,
    work,
    indexes = [],
  }: {
    key: RequestKey;
    replay: () => Promise<Outcome<Value> | undefined>;
    work: () => Promise<Outcome<Value>>;
    indexes?: readonly string[];
  }): Promise<Outcome<Value>> {
    const earlier = async () => {
      const fingerprint = await this.#fingerprints.do(key);
      if (fingerprint === undefined) return undefined;
      return fingerprint === key.fingerprint ? replay() : refused(idempotencyConflict());
    };
    for (let attempt = 1; ; attempt++) {
      const answer = await earlier();
      if (answer) return answer;
      try {
        const outcome = await work();
        // The refusal may only be due to the same request, which was carried out just now.
        return outcome.errors ? ((await earlier()) ?? outcome) : outcome;
      } catch (error) {
        if (attempt === ATTEMPTS || ![...KEYS, ...indexes].some((index) => violates(error, index))) throw error;
      }
    }
  }

  async #read(keys: readonly RequestKey[]): Promise<(string | undefined)[]> {
    const rows = await queryRows(
      this.#database.prisma,
      STORED,
      (stored) => Prisma.sql`
        select ${stored}
        from unnest(
          ${keys.map(({ accountId }) => accountId)}::uuid[],
          ${keys.map(({ idempotencyKey }) => idempotencyKey)}::text[]
        ) as wanted (account_id, idempotency_key)
        join request_key on request_key.account_id = wanted.account_id
          and request_key.idempotency_key = wanted.idempotency_key`,
    );
    const found = new Map(rows.map((row) => [nameOf(row), row.fingerprint]));
    return keys.map((key) => found.get(nameOf(key)));
  }
}

/** Where a key is stored: the indexes of the tables are asked before the triggers run. */
const KEYS = [
  'request_key_pkey',
  ...['payment', 'counter_request', 'cancellation', 'exchange', 'showing_cancellation', 'showing_move'].map(
    (table) => `${table}_account_id_idempotency_key_key`,
  ),
];

const STORED = columns<RequestKey>({
  accountId: 'request_key.account_id',
  idempotencyKey: 'request_key.idempotency_key',
  fingerprint: 'request_key.request_fingerprint',
});

function nameOf({ accountId, idempotencyKey }: Omit<RequestKey, 'fingerprint'>): string {
  return `${accountId} ${idempotencyKey}`;
}
