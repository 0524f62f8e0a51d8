import { type Booking, Prisma } from '../generated/prisma/client.ts';
import type { Database } from '../platform/database/database.ts';
import { columns, queryRows } from '../platform/database/rows.ts';
import { fingerprintOf } from '../platform/fingerprint.ts';
import { Gathered } from '../platform/gathered.ts';
import type { Money } from '../platform/money.ts';
import { invalidInput, type Outcome, refused, type UserError } from '../platform/outcome.ts';
import { isOpaqueText } from '../platform/text.ts';
import { idempotencyKeyProblem } from '../seating/idempotency-key.ts';
import { BOOKING_EXPRESSIONS } from './booking.service.ts';
import type { RequestKey, RequestKeys } from './request-keys.ts';

/** How a buyer pays: exactly one of these. */
export interface PaymentChoice {
  token?: string | null | undefined;
  atCounter?: boolean | null | undefined;
}

/** A request that takes money, or promises it. */
export interface Charge extends RequestKey {
  /** Null for a total of 0. */
  payment: PaymentChoice | null;
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

/** What is wrong with the request by itself. */
export function chargeProblem({ idempotencyKey, payment }: Charge): UserError | undefined {
  const token = payment?.token;
  const isWrong = typeof token === 'string' && !isOpaqueText(token, 200);
  return (
    idempotencyKeyProblem(idempotencyKey) ??
    (isWrong ? invalidInput('A payment token has 1 to 200 characters.', 'payment', 'token') : undefined)
  );
}

/** Carries out each charge once, and answers a repeated one with the first answer. */
export class IdempotentCharges {
  readonly #database: Database;
  readonly #requestKeys: RequestKeys;
  readonly #earlier = new Gathered<Charge, Booking | undefined>((charges) => this.#findBookings(charges), {
    name: 'read earlier bookings',
  });

  constructor({ database, requestKeys }: { database: Database; requestKeys: RequestKeys }) {
    this.#database = database;
    this.#requestKeys = requestKeys;
  }

  /** Refused: InvalidInput, IdempotencyConflict, and as the work is. */
  async once(charge: Charge, work: () => Promise<Outcome<Booking>>): Promise<Outcome<Booking>> {
    const problem = chargeProblem(charge);
    if (problem) return refused(problem);
    const replay = async () => {
      const booking = await this.#earlier.do(charge);
      return booking && { value: booking };
    };
    return this.#requestKeys.once({ key: charge, replay, work, indexes: ['booking_reference_key'] });
  }

  /** What was done before for each: the payment that it asked for, or the request to pay at the counter, has its booking. */
  async #findBookings(charges: readonly Charge[]): Promise<(Booking | undefined)[]> {
    const rows = await queryRows(
      this.#database.prisma,
      EARLIER,
      (earlier) => Prisma.sql`
        select ${earlier}
        from unnest(
          ${charges.map(({ accountId }) => accountId)}::uuid[],
          ${charges.map(({ idempotencyKey }) => idempotencyKey)}::text[]
        ) as wanted (account_id, idempotency_key)
        cross join lateral (
          select payment.booking_id, payment.account_id, payment.idempotency_key
          from payment
          where payment.account_id = wanted.account_id and payment.idempotency_key = wanted.idempotency_key
          union all
          select counter_request.booking_id, counter_request.account_id, counter_request.idempotency_key
          from counter_request
          where counter_request.account_id = wanted.account_id
            and counter_request.idempotency_key = wanted.idempotency_key
        ) as charge
        join booking on booking.id = charge.booking_id`,
    );
    const found = new Map(
      rows.map(({ chargedTo, idempotencyKey, ...booking }) => [`${chargedTo} ${idempotencyKey}`, booking]),
    );
    return charges.map(({ accountId, idempotencyKey }) => found.get(`${accountId} ${idempotencyKey}`));
  }
}

const EARLIER = columns<Booking & { chargedTo: string; idempotencyKey: string }>({
  chargedTo: 'charge.account_id',
  idempotencyKey: 'charge.idempotency_key',
  ...BOOKING_EXPRESSIONS,
});
