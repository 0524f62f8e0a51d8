import { Prisma, type PrismaClient, type SeatCategory, type Weekday } from '../../generated/prisma/client.ts';
import { columns, queryRows } from '../../platform/database/rows.ts';
import type { ShowingTerms, SurchargeRule } from '../showing-terms.ts';
import { TICKET_TYPE, type TicketTypeJson, toTicketType } from '../ticket-type.ts';

/** A showing, and the price revision of which its terms are wanted. */
export interface TermsWanted {
  showingId: string;
  revision: bigint;
}

/** Later than any: what is in force now. */
export const NOW = 2n ** 63n - 1n;

/** An amount has at most 53 bits (checks in the database). */
type JsonAmount<Row> = Omit<Row, 'amountMinor'> & { amountMinor: number };

interface StoredTerms {
  showingId: string;
  revision: bigint;
  seatMapId: string;
  currency: string;
  bookingFeeMinor: bigint;
  taxRateBasisPoints: number;
  isoWeekday: number;
  minute: number;
  dayEndsAtMinute: number;
  format: string;
  prices: { category: SeatCategory; ticketType: TicketTypeJson; amountMinor: number }[];
  surcharges: JsonAmount<SurchargeRule>[];
}

/** The terms of showings, each as they were in force at a price revision. Unknown showings are left out. */
export async function readShowingTerms(
  client: PrismaClient,
  wanted: readonly TermsWanted[],
): Promise<(ShowingTerms & TermsWanted)[]> {
  const rows = await queryRows(
    client,
    STORED_TERMS,
    (terms) => Prisma.sql`
      select ${terms}
      from unnest(
        ${wanted.map(({ showingId }) => showingId)}::uuid[], ${wanted.map(({ revision }) => revision)}::bigint[]
      ) as wanted (showing_id, revision)
      join showing as current_showing on current_showing.id = wanted.showing_id
      join auditorium on auditorium.id = current_showing.auditorium_id
      join cinema as current_cinema on current_cinema.id = auditorium.cinema_id
      ${asItWas('showing')}
      ${asItWas('cinema')}
      cross join lateral (
        select current_showing.starts_at at time zone cinema.time_zone as at
      ) as local`,
  );
  return rows.map(toShowingTerms);
}

function toShowingTerms(row: StoredTerms): ShowingTerms & TermsWanted {
  const { isoWeekday, minute, dayEndsAtMinute, format, prices, surcharges, ...terms } = row;
  const weekday = WEEKDAYS[isoWeekday - 1];
  if (!weekday) throw new Error(`no weekday has the number ${isoWeekday}`);
  return {
    ...terms,
    start: { weekday, minute, dayEndsAtMinute, format },
    prices: prices.map(({ category, ticketType, amountMinor }) => {
      return { category, ticketType: toTicketType(ticketType), amountMinor: BigInt(amountMinor) };
    }),
    surcharges: surcharges.map(({ amountMinor, ...rule }) => ({ ...rule, amountMinor: BigInt(amountMinor) })),
  };
}

/** In the order of ISO 8601, which counts from 1. */
const WEEKDAYS: readonly Weekday[] = [
  ...(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const),
];

/** Joins a row as it was at the wanted revision: past_terms has it when it has changed since. */
function asItWas(table: 'showing' | 'cinema' | 'ticket_type'): Prisma.Sql {
  return Prisma.raw(`
      left join lateral (
        select past_terms.terms
        from past_terms
        where past_terms.entity_id = current_${table}.id and past_terms.until_revision > wanted.revision
        order by past_terms.until_revision
        limit 1
      ) as past_${table} on true
      cross join lateral jsonb_populate_record(current_${table}, coalesce(past_${table}.terms, '{}')) as ${table}`);
}

/** For rows with from_revision and until_revision. */
function inForce(table: 'price' | 'price_override' | 'surcharge'): string {
  return `${table}.from_revision <= wanted.revision
        and (${table}.until_revision is null or ${table}.until_revision > wanted.revision)`;
}

const CATEGORY = columns<SeatCategory>({
  id: 'seat_category.id',
  cinemaId: 'seat_category.cinema_id',
  name: 'seat_category.name',
  color: 'seat_category.color',
});

const PRICE = columns<StoredTerms['prices'][number]>({
  category: CATEGORY.object,
  ticketType: TICKET_TYPE.object,
  amountMinor: 'priced.amount_minor',
});

/** Those of the list, and in their place those that the showing has for itself. */
const PRICES = Prisma.sql`(
    select coalesce(
      json_agg(
        ${PRICE.object} order by seat_category.name, seat_category.id, current_ticket_type.name, current_ticket_type.id
      ),
      '[]'
    )
    from (
      select coalesce(own.seat_category_id, listed.seat_category_id) as seat_category_id,
        coalesce(own.ticket_type_id, listed.ticket_type_id) as ticket_type_id,
        coalesce(own.amount_minor, listed.amount_minor) as amount_minor
      from (
        select price.seat_category_id, price.ticket_type_id, price.amount_minor
        from price
        where price.price_list_id = showing.price_list_id and ${Prisma.raw(inForce('price'))}
      ) as listed
      full join (
        select price_override.seat_category_id, price_override.ticket_type_id, price_override.amount_minor
        from price_override
        where price_override.showing_id = showing.id and ${Prisma.raw(inForce('price_override'))}
      ) as own on own.seat_category_id = listed.seat_category_id and own.ticket_type_id = listed.ticket_type_id
    ) as priced
    join seat_category on seat_category.id = priced.seat_category_id
    join ticket_type as current_ticket_type on current_ticket_type.id = priced.ticket_type_id
    ${asItWas('ticket_type')}
    where ticket_type.archived_at is null
  )`;

const minuteOf = (time: string) => `(extract(epoch from ${time}) / 60)::int`;

const SURCHARGE = columns<StoredTerms['surcharges'][number]>({
  label: 'surcharge.label',
  amountMinor: 'surcharge.amount_minor',
  weekdays: 'surcharge.weekdays',
  fromMinute: minuteOf('surcharge.starts_from'),
  untilMinute: minuteOf('surcharge.starts_until'),
  formats: 'surcharge.formats',
  seatCategoryIds: 'surcharge.seat_category_ids',
});

const SURCHARGES = Prisma.sql`(
    select coalesce(json_agg(${SURCHARGE.object} order by surcharge.position), '[]')
    from surcharge
    where surcharge.price_list_id = showing.price_list_id and ${Prisma.raw(inForce('surcharge'))}
  )`;

const STORED_TERMS = columns<StoredTerms>({
  showingId: 'showing.id',
  revision: 'wanted.revision',
  seatMapId: 'current_showing.seat_map_id',
  currency: 'cinema.currency',
  bookingFeeMinor: 'cinema.booking_fee_minor',
  taxRateBasisPoints: 'cinema.tax_rate_basis_points',
  isoWeekday: 'extract(isodow from local.at - cinema.business_day_ends_at::interval)::int',
  minute: '(extract(hour from local.at) * 60 + extract(minute from local.at))::int',
  dayEndsAtMinute: minuteOf('cinema.business_day_ends_at'),
  format: 'showing.format',
  prices: PRICES,
  surcharges: SURCHARGES,
});
