import { Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Writer } from '../../platform/database/transaction.ts';
import { saleAt } from './on-sale.ts';
import type { SeatCondition } from '../selection/seat-conditions.ts';
import { isFreeAt } from './free-seat.ts';
import { holdVersionOf, nextHoldVersions } from './hold-version.ts';
import { lockSeats } from './seat-lock.ts';
import { SEATS_KEPT } from './seats-kept.ts';

export interface SeatRequest {
  holdId: string;
  accountId: string;
  showingId: string;
  /** Sorted, without doubles. */
  seatIds: readonly string[];
  idempotencyKey: string | null;
  /** What the key stands for; null without one. */
  requestFingerprint: string | null;
  /** It takes nothing when one of them is not met. */
  conditions: readonly SeatCondition[];
}

/** What no two requests of one statement may have in common: each could be granted what the other is granted too. */
export function claimsOf({ accountId, showingId, seatIds }: SeatRequest): string[] {
  return [accountId, ...seatIds.map((seatId) => seatKey(showingId, seatId))];
}

export function seatKey(showingId: string, seatId: string): string {
  return `${showingId} ${seatId}`;
}

/** For all holds alike. */
export interface HoldTerms {
  holdSeconds: number;
  /** How long a hold can last, with all extensions. */
  maxHoldSeconds: number;
  /** How many seats of a showing an account may hold in all. */
  accountLimit: number;
  /** How many ACTIVE holds an account may have, of all showings. */
  holdLimit: number;
}

export interface SeatsTaken {
  holdId: string;
  /** Null when the seats were not taken; the rest says why. */
  expiresAt: Date | null;
  /** Null when they were not taken. */
  extendableUntil: Date | null;
  /** Null when there is no such showing. */
  onSale: boolean | null;
  /** When it will be; null when it is on sale, or never will be. */
  opensAt: Date | null;
  /** Whether the account has a hold with this idempotency key. */
  isKeyUsed: boolean;
  /** How many seats of the showing the account held before. */
  heldBefore: number;
  /** How many ACTIVE holds it had before, of all showings. */
  holdsBefore: number;
  /** Those of the seats that the showing has; without those that were locked by others, when these are not waited for. */
  known: string[];
  /** Those of them that were free. */
  free: string[];
  /** Seats that would have to be taken as well, and those that would be left alone: nothing was taken when there are any. */
  missing: string[];
  stranded: string[];
  /** The versions of the seats as they are now, in the order of the seats; empty when they were not taken. */
  versions: number[];
}

type JsonAnswer = Omit<SeatsTaken, 'expiresAt' | 'extendableUntil' | 'opensAt'> &
  Record<'expiresAt' | 'extendableUntil' | 'opensAt', string | null>;

const ANSWER = columns<JsonAnswer>({
  holdId: 'decided.hold_id',
  expiresAt: 'new_hold.expires_at',
  extendableUntil: 'new_hold.extendable_until',
  onSale: 'decided.open',
  opensAt: 'decided.opens_at',
  isKeyUsed: 'decided.is_key_used',
  heldBefore: 'decided.held_before',
  holdsBefore: 'decided.holds_before',
  known: 'decided.known',
  free: 'decided.free',
  missing: 'decided.missing',
  stranded: 'decided.stranded',
  versions: `coalesce(taken_by_hold.versions, '{}')`,
});

const ANSWERS = columns<{ answers: JsonAnswer[] }>({
  answers: Prisma.sql`json_agg(${ANSWER.object})`,
});

/**
 * Decides each request by itself: takes every seat that it asks for, or none. All of it is one statement, which is one
 * transaction, one commit and one round trip.
 *
 * - The seats of its conditions are not locked: what others take of them at the same time is not seen.
 * - The clock is read once, after the locks are taken: `moment` depends on all of them. `now()` would be the statement's
 *   start, and a CTE of its own could be evaluated before the wait for a lock.
 * - What the account holds is counted as it was when the statement began. If it comes to hold more meanwhile, its hold version
 *   is another one by then, and this request takes nothing: see hold-version.ts.
 * - Holds are inserted in the order of accounts, so that two statements wait for each other's in one order.
 *
 * @param requests without any claim in common
 * @param options.looks requests that only want to know how their seats stand. They lock nothing and take nothing, and may
 * ask for the same seats as others
 * @param options.waits false: a seat that another transaction has locked is left out instead of waited for
 * @returns an answer for each request, in no order
 * @throws when a foreign key refuses a hold: then nothing was changed
 */
export async function takeSeats(
  writer: Writer,
  requests: readonly SeatRequest[],
  { terms, looks = [], waits }: { terms: HoldTerms; looks?: readonly SeatRequest[]; waits: boolean },
): Promise<SeatsTaken[]> {
  const { holdSeconds, maxHoldSeconds, accountLimit, holdLimit } = terms;
  const all = [...requests, ...looks];
  const [row] = await queryRows(
    writer.client,
    ANSWERS,
    (answers) => Prisma.sql`
      with request as materialized (
        select request.*
        from unnest(
          ${all.map(({ holdId }) => holdId)}::uuid[], ${all.map(({ accountId }) => accountId)}::uuid[],
          ${all.map(({ showingId }) => showingId)}::uuid[], ${all.map(({ seatIds }) => seatIds.length)}::int[],
          ${all.map(({ idempotencyKey }) => idempotencyKey)}::text[],
          ${all.map(({ requestFingerprint }) => requestFingerprint)}::text[]
        ) as request (hold_id, account_id, showing_id, seats, idempotency_key, fingerprint)
      ),
      ${seatsFound(requests, { looks, waits })},
      sale as materialized (
        select showing.id as showing_id, ${saleAt(Prisma.sql`moment.now`)}, showing.guards_single_seats
        from showing, moment
        where showing.id = any (${[...new Set(all.map(({ showingId }) => showingId))]}::uuid[])
      ),
      ${ACCOUNT_HOLDS},
      ${unmetConditions(all)},
      decided as materialized (
        select request.hold_id, request.account_id, request.showing_id, request.idempotency_key, request.fingerprint,
          moment.now, sale.open, sale.opens_at, account_holds.is_key_used, account_holds.seats as held_before,
          account_holds.holds as holds_before, account_holds.version,
          coalesce(found.known, '{}') as known, coalesce(found.free, '{}') as free,
          coalesce(unmet.missing, '{}') as missing, coalesce(unmet.stranded, '{}') as stranded,
          sale.open and not account_holds.is_key_used and account_holds.seats + request.seats <= ${accountLimit}::int
            and account_holds.holds < ${holdLimit}::int and found.takeable = request.seats
            and unmet.missing is null and unmet.stranded is null as takes
        from request
        join account_holds on account_holds.hold_id = request.hold_id
        cross join moment
        left join sale on sale.showing_id = request.showing_id
        left join found on found.wanted_by = request.hold_id
        left join unmet on unmet.hold_id = request.hold_id
      ),
      counted as (
        ${nextHoldVersions(Prisma.sql`select decided.account_id, decided.version from decided where decided.takes`)}
      ),
      new_hold as (
        insert into hold (
          id, account_id, showing_id, seat_ids, expires_at, extendable_until, idempotency_key, request_fingerprint, price_revision
        )
        select decided.hold_id, decided.account_id, decided.showing_id, decided.known,
          decided.now + make_interval(secs => ${holdSeconds}::int),
          decided.now + make_interval(secs => ${maxHoldSeconds}::int), decided.idempotency_key, decided.fingerprint,
          (select current_price_revision())
        from decided join counted on counted.account_id = decided.account_id
        where decided.takes
        order by decided.account_id
        on conflict do nothing
        returning id, expires_at, extendable_until
      ),
      taken as (
        update showing_seat
        set status = 'HELD', hold_id = new_hold.id, held_until = new_hold.expires_at, ticket_id = null,
          version = showing_seat.version + 1
        from locked
        join new_hold on new_hold.id = locked.wanted_by
        where showing_seat.showing_id = locked.showing_id and showing_seat.seat_id = locked.seat_id
        returning showing_seat.hold_id, showing_seat.seat_id, showing_seat.version
      ),
      taken_by_hold as (
        select taken.hold_id, array_agg(taken.version order by taken.seat_id) as versions from taken group by taken.hold_id
      )
      select ${answers}
      from decided
      left join new_hold on new_hold.id = decided.hold_id
      left join taken_by_hold on taken_by_hold.hold_id = decided.hold_id`,
  );
  return row?.answers.map(toSeatsTaken) ?? [];
}

/** CTEs: the locks, the moment after them, and how the seats of each request stand then. */
function seatsFound(
  requests: readonly SeatRequest[],
  { looks, waits }: { looks: readonly SeatRequest[]; waits: boolean },
): Prisma.Sql {
  return Prisma.sql`
    locked as materialized (
      ${lockSeats(wantedBy(requests), { waits, also: Prisma.sql`, wanted.hold_id as wanted_by` })}
    ),
    moment as materialized (
      select clock_timestamp() as now from (select count(*) from locked) as all_locked
    ),
    seat as materialized (
      select locked.wanted_by, locked.seat_id, locked.status, locked.held_until, locked.blocked_on_map, true as is_locked
      from locked
      union all
      select looked.hold_id, looked.seat_id, showing_seat.status, showing_seat.held_until, showing_seat.blocked_on_map, false
      from (${wantedBy(looks)}) as looked
      join showing_seat on showing_seat.showing_id = looked.showing_id and showing_seat.seat_id = looked.seat_id
    ),
    found as materialized (
      select seat.wanted_by, count(*) filter (where seat.is_locked and free.is_free) as takeable,
        array_agg(seat.seat_id order by seat.seat_id) as known,
        array_agg(seat.seat_id order by seat.seat_id) filter (where free.is_free) as free
      from seat
      cross join moment
      cross join lateral (
        select ${isFreeAt('seat', 'moment.now')} as is_free
      ) as free
      group by seat.wanted_by
    )`;
}

/** CTE: what the account of each request holds: its ACTIVE holds, and the seats that it holds of the showing. */
const ACCOUNT_HOLDS = Prisma.sql`
    account_holds as materialized (
      select request.hold_id, kept.holds, kept.seats, ${holdVersionOf(Prisma.sql`request.account_id`)} as version,
        request.idempotency_key is not null and exists (
          select
          from hold
          where hold.account_id = request.account_id and hold.idempotency_key = request.idempotency_key
        ) as is_key_used
      from request
      cross join moment
      cross join lateral (
        select count(*) filter (where hold.status = 'ACTIVE')::int as holds,
          coalesce(sum(case when hold.showing_id = request.showing_id then ${SEATS_KEPT} end), 0)::int as seats
        from hold
        where hold.account_id = request.account_id and hold.status in ('ACTIVE', 'CONVERTED')
          and hold.expires_at > moment.now
      ) as kept
    )`;

/** CTE: the seats for which a request is refused. */
function unmetConditions(requests: readonly SeatRequest[]): Prisma.Sql {
  const conditions = requests.flatMap(({ holdId, showingId, conditions: own }) =>
    own.map((condition) => ({ holdId, showingId, ...condition })),
  );
  return Prisma.sql`
    unmet as materialized (
      select condition.hold_id,
        array_agg(condition.seat_id) filter (where condition.kind = 'MISSING') as missing,
        array_agg(condition.seat_id) filter (where condition.kind = 'SINGLE' and sale.guards_single_seats) as stranded
      from unnest(
        ${conditions.map(({ holdId }) => holdId)}::uuid[], ${conditions.map(({ showingId }) => showingId)}::uuid[],
        ${conditions.map(({ seatId }) => seatId)}::uuid[], ${conditions.map(({ besideId }) => besideId)}::uuid[],
        ${conditions.map(({ kind }) => kind)}::text[]
      ) as condition (hold_id, showing_id, seat_id, beside_id, kind)
      join sale on sale.showing_id = condition.showing_id
      join showing_seat as single
        on single.showing_id = condition.showing_id and single.seat_id = condition.seat_id
      left join showing_seat as beside
        on beside.showing_id = condition.showing_id and beside.seat_id = condition.beside_id
      cross join moment
      where ${isFreeAt('single', 'moment.now')} and not coalesce(${isFreeAt('beside', 'moment.now')}, false)
      group by condition.hold_id
    )`;
}

function wantedBy(requests: readonly SeatRequest[]): Prisma.Sql {
  const wanted = requests.flatMap(({ holdId, showingId, seatIds }) =>
    seatIds.map((seatId) => ({ holdId, showingId, seatId })),
  );
  return Prisma.sql`
    select wanted.hold_id, wanted.showing_id, wanted.seat_id
    from unnest(
      ${wanted.map(({ holdId }) => holdId)}::uuid[], ${wanted.map(({ showingId }) => showingId)}::uuid[],
      ${wanted.map(({ seatId }) => seatId)}::uuid[]
    ) as wanted (hold_id, showing_id, seat_id)`;
}

function toSeatsTaken({ expiresAt, extendableUntil, opensAt, ...answer }: JsonAnswer): SeatsTaken {
  return {
    ...answer,
    expiresAt: toDate(expiresAt),
    extendableUntil: toDate(extendableUntil),
    opensAt: toDate(opensAt),
  };
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
