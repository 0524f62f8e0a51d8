import { type Booking, Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { violates } from '../platform/database/errors.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import { fingerprintOf } from '../platform/fingerprint.ts';
import { Gathered } from '../platform/gathered.ts';
import type { Money } from '../platform/money.ts';
import { invalidInput, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import { isOpaqueText } from '../platform/text.ts';
import { idempotencyConflict } from '../seating/hold-errors.ts';
import { idempotencyKeyProblem } from '../seating/idempotency-key.ts';
import { BOOKING_EXPRESSIONS } from './booking.service.ts';

const ATTEMPTS = 3;

/** How a buyer pays: exactly one of these. */
export interface PaymentChoice {
  token?: string | null | undefined;
  atCounter?: boolean | null | undefined;
}

/** A request that moves money, or promises it. It may come twice: its key says that it is the same, its fingerprint that it asks the same. */
export interface Charge {
  accountId: string;
  idempotencyKey: string;
  /** Null for a total of 0. */
  payment: PaymentChoice | null;
  /** SHA-256 of what was asked for. */
  fingerprint: string;
}

export function isAtCounter({ payment }: Pick<Charge, 'payment'>): boolean {
  return payment?.atCounter === true;
}

export function toCharge(
  request: Omit<Charge, 'fingerprint'>,
  asked: readonly (string | Money | readonly string[])[],
): Charge {
  const { accountId, idempotencyKey, payment } = request;
  const content = [...asked, payment?.token ?? null, payment?.atCounter ?? null];
  return { accountId, idempotencyKey, payment, fingerprint: fingerprintOf(content) };
}

/**
 * Carries a request out once, and answers a repeated one with the first answer. Two with the same key may run at the same
 * time; a unique index decides between them.
 *
 * @param request.replay the answer to an earlier request with the key
 * @param request.indexes the unique indexes after whose refusal the request is looked at again
 */
export async function oncePerKey<Value>({
  replay,
  work,
  indexes,
}: {
  replay: () => Promise<Outcome<Value> | undefined>;
  work: () => Promise<Outcome<Value>>;
  indexes: readonly string[];
}): Promise<Outcome<Value>> {
  for (let attempt = 1; ; attempt++) {
    const earlier = await replay();
    if (earlier) return earlier;
    try {
      const outcome = await work();
      // The refusal may only be due to the same request, which was carried out just now.
      return outcome.errors ? ((await replay()) ?? outcome) : outcome;
    } catch (error) {
      if (attempt === ATTEMPTS || !indexes.some((index) => violates(error, index))) throw error;
    }
  }
}

/** What is wrong with the request by itself. */
export function chargeProblem({ idempotencyKey, payment }: Charge): UserError | undefined {
  const token = payment?.token;
  const isWrong = typeof token === 'string' && !isOpaqueText(token, 200);
  return (
    idempotencyKeyProblem(idempotencyKey) ??
    (isWrong ? invalidInput('A payment token has 1 to 200 characters.', 'payment', 'token') : undefined)
  );
}

/** What a key is kept in: the payment that it asked for, or the request to pay at the counter. */
const KEYS = ['payment_account_id_idempotency_key_key', 'counter_request_account_id_idempotency_key_key'];

/** Carries out each charge once, and answers a repeated one with the first answer. */
export class IdempotentCharges {
  readonly #database: Database;
  readonly #earlier = new Gathered<ChargeKey, EarlierCharge | undefined>((keys) => this.#findEarlier(keys));

  constructor({ database }: { database: Database }) {
    this.#database = database;
  }

  /** Two requests with the same key may run at the same time; a unique index decides between them. */
  async once(charge: Charge, work: () => Promise<Outcome<Booking>>): Promise<Outcome<Booking>> {
    const problem = chargeProblem(charge);
    if (problem) return refused(problem);
    const replay = () => this.#replay(charge);
    return oncePerKey({ replay, work, indexes: [...KEYS, 'booking_reference_key'] });
  }

  async #replay({ accountId, idempotencyKey, fingerprint }: Charge): Promise<Outcome<Booking> | undefined> {
    const earlier = await this.#earlier.do({ accountId, idempotencyKey });
    if (!earlier) return undefined;
    return earlier.fingerprint === fingerprint ? { value: earlier.booking } : refused(idempotencyConflict());
  }

  /** What was done before for each key. */
  async #findEarlier(keys: readonly ChargeKey[]): Promise<(EarlierCharge | undefined)[]> {
    const rows = await queryRows(
      this.#database.prisma,
      EARLIER,
      (earlier) => Prisma.sql`
        select ${earlier}
        from unnest(
          ${keys.map(({ accountId }) => accountId)}::uuid[],
          ${keys.map(({ idempotencyKey }) => idempotencyKey)}::text[]
        ) as wanted (account_id, idempotency_key)
        cross join lateral (
          select payment.booking_id, payment.account_id, payment.idempotency_key, payment.request_fingerprint
          from payment
          where payment.account_id = wanted.account_id and payment.idempotency_key = wanted.idempotency_key
          union all
          select counter_request.booking_id, counter_request.account_id, counter_request.idempotency_key,
            counter_request.request_fingerprint
          from counter_request
          where counter_request.account_id = wanted.account_id
            and counter_request.idempotency_key = wanted.idempotency_key
        ) as charge
        join booking on booking.id = charge.booking_id`,
    );
    const found = new Map(
      rows.map(({ fingerprint, idempotencyKey, ...booking }) => [
        keyOf({ accountId: booking.accountId, idempotencyKey }),
        { fingerprint, booking },
      ]),
    );
    return keys.map((key) => found.get(keyOf(key)));
  }
}

type ChargeKey = Pick<Charge, 'accountId' | 'idempotencyKey'>;

function keyOf({ accountId, idempotencyKey }: ChargeKey): string {
  return `${accountId} ${idempotencyKey}`;
}

interface EarlierCharge {
  fingerprint: string;
  booking: Booking;
}

const EARLIER = columns<Booking & { fingerprint: string; idempotencyKey: string }>({
  fingerprint: 'charge.request_fingerprint',
  idempotencyKey: 'charge.idempotency_key',
  ...BOOKING_EXPRESSIONS,
});
