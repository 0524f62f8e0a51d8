import { type HoldStatus, Prisma } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { Writer } from '../../platform/database/transaction.ts';
import { SEAT_STATE, type SeatState } from '../seat-state.ts';
import { isFreeAt } from './free-seat.ts';
import { FREED_STATUS } from './freed-status.ts';
import { holdVersionOf, nextHoldVersions } from './hold-version.ts';
import { saleAt } from './on-sale.ts';
import { lockSeats } from './seat-lock.ts';
import { SEATS_KEPT } from './seats-kept.ts';

/** A change that has been checked against the seats of a hold as they were read. */
export interface SeatExchange {
  holdId: string;
  accountId: string;
  /** The seats of the hold as they were read, sorted. */
  before: readonly string[];
  /** As they will be, sorted: not empty. */
  after: readonly string[];
  /** How many seats of the showing the account may hold in all. Only looked at when `after` has more than `before`. */
  accountLimit: number;
}

export interface SeatsExchanged {
  /** Of the seats that were added or given back, as they are now; null when nothing was changed, and the rest says why. */
  changed: SeatState[] | null;
  /** Of the hold. */
  status: HoldStatus;
  /** Whether it kept all of its seats when they were locked. */
  isActive: boolean;
  /** Whether its seats are not those of `before`: the change has to be checked again. */
  isStale: boolean;
  /** Whether the showing is on sale. */
  onSale: boolean;
  /** When it will be; null when it is, or never will be. */
  opensAt: Date | null;
  /** How many seats of the showing the account has in its other holds. */
  heldElsewhere: number;
  /** Those of the added seats that the showing has. */
  known: string[];
  /** Those of them that were free. */
  free: string[];
}

const SEATS_EXCHANGED = columns<SeatsExchanged>({
  changed: '(select json_agg(moved.state) from moved)',
  status: 'decided.status',
  isActive: 'decided.is_active',
  isStale: 'decided.is_stale',
  onSale: 'decided.open',
  opensAt: 'decided.opens_at',
  heldElsewhere: 'decided.held_elsewhere',
  known: 'decided.known',
  free: 'decided.free',
});

/**
 * Adds and gives back seats of an ACTIVE hold in one statement, all of them or none. The deadline stays: added seats have it
 * too. It is one transaction, and ends with exactly the seats of `after`, or changes nothing.
 *
 * - The hold is locked first, and then its seats and those that are added, in the one order of seats. So two changes of a hold
 *   follow each other, as do a change and a release, an expiry or a booking.
 * - The clock is read after the locks.
 * - What the account has in other holds is counted as there, with its hold version. A change that does not add more seats than
 *   it gives back is not limited: settings may have been lowered since.
 *
 * @returns undefined when the account does not have the hold
 */
export async function exchangeSeats(writer: Writer, exchange: SeatExchange): Promise<SeatsExchanged | undefined> {
  const { before, after, accountLimit } = exchange;
  const added = after.filter((id) => !before.includes(id));
  const [row] = await queryRows(
    writer.client,
    SEATS_EXCHANGED,
    (seatsExchanged) => Prisma.sql`
      with ${seatsLocked(exchange, added)},
      sale as materialized (
        select ${saleAt(Prisma.sql`moment.now`)}
        from own
        join showing on showing.id = own.showing_id
        cross join moment
      ),
      ${HELD_ELSEWHERE},
      decided as materialized (
        select own.id, own.account_id, own.status, sale.open, sale.opens_at, elsewhere.seats as held_elsewhere,
          elsewhere.version, added.known, added.free,
          own.seat_ids <> ${before}::uuid[] as is_stale,
          own.status = 'ACTIVE' and own.expires_at > moment.now and cardinality(own.seat_ids) = (
            select count(*) from locked where locked.hold_id = own.id
          ) as is_active,
          cardinality(added.free) = ${added.length}::int as are_free,
          ${after.length > before.length}::boolean as grows
        from own
        cross join moment
        cross join sale
        cross join elsewhere
        cross join added
      ),
      granted as materialized (
        select decided.id, decided.account_id, decided.version, decided.grows
        from decided
        where decided.is_active and not decided.is_stale and decided.are_free
          and (decided.open or ${added.length === 0}::boolean)
          and (not decided.grows or decided.held_elsewhere + ${after.length}::int <= ${accountLimit}::int)
      ),
      counted as (
        ${nextHoldVersions(Prisma.sql`select granted.account_id, granted.version from granted where granted.grows`)}
      ),
      changed_hold as (
        update hold
        set seat_ids = ${after}::uuid[]
        from granted
        where hold.id = granted.id and (not granted.grows or exists (select from counted))
        returning hold.id, hold.expires_at
      ),
      moved as (
        update showing_seat
        set status = case when moving.is_added then 'HELD' else ${FREED_STATUS} end,
          hold_id = case when moving.is_added then changed_hold.id end,
          held_until = case when moving.is_added then changed_hold.expires_at end, ticket_id = null,
          version = showing_seat.version + 1
        from (
          select locked.showing_id, locked.seat_id, locked.seat_id = any (${added}::uuid[]) as is_added
          from locked
          where locked.seat_id = any (${added}::uuid[]) or locked.seat_id <> all (${after}::uuid[])
        ) as moving
        cross join changed_hold
        where showing_seat.showing_id = moving.showing_id and showing_seat.seat_id = moving.seat_id
        returning ${SEAT_STATE.object} as state
      )
      select ${seatsExchanged} from decided`,
  );
  return row;
}

/** CTEs: the hold and its seats, with those that are added, locked; the moment after that; and how the added ones stand. */
function seatsLocked({ holdId, accountId }: SeatExchange, added: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    own as materialized (
      select hold.id, hold.account_id, hold.showing_id, hold.seat_ids, hold.status, hold.expires_at
      from hold
      where hold.id = ${holdId}::uuid and hold.account_id = ${accountId}::uuid
      for update
    ),
    locked as materialized (
      ${lockSeats(Prisma.sql`
        select own.showing_id, unnest(own.seat_ids) as seat_id from own
        union
        select own.showing_id, unnest(${added}::uuid[]) from own`)}
    ),
    moment as materialized (
      select clock_timestamp() as now from (select count(*) from locked) as all_locked
    ),
    added as materialized (
      select coalesce(array_agg(locked.seat_id), '{}') as known,
        coalesce(array_agg(locked.seat_id) filter (where ${isFreeAt('locked', 'moment.now')}), '{}') as free
      from locked
      cross join moment
      where locked.seat_id = any (${added}::uuid[])
    )`;
}

/** CTE: what the account has in its other holds of the showing. */
const HELD_ELSEWHERE = Prisma.sql`
    elsewhere as materialized (
      select ${holdVersionOf(Prisma.sql`own.account_id`)} as version,
        (
          select coalesce(sum(${SEATS_KEPT}), 0)::int
          from hold
          where hold.account_id = own.account_id and hold.showing_id = own.showing_id and hold.id <> own.id
            and hold.status in ('ACTIVE', 'CONVERTED') and hold.expires_at > moment.now
        ) as seats
      from own
      cross join moment
    )`;
