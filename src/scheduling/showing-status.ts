import type { Showing } from '../generated/prisma/client.ts';

export type ShowingStatus = 'SCHEDULED' | 'ON_SALE' | 'CLOSED' | 'CANCELLED';

/** For showing it; whether a seat may be held is decided by the database, with its own clock. */
export function showingStatus(
  showing: Pick<Showing, 'cancelledAt' | 'salesOpenAt' | 'salesCloseAt' | 'endsAt'>,
  now: Date,
): ShowingStatus {
  if (showing.cancelledAt) return 'CANCELLED';
  if (now >= showing.salesCloseAt || now >= showing.endsAt) return 'CLOSED';
  return showing.salesOpenAt && now < showing.salesOpenAt ? 'SCHEDULED' : 'ON_SALE';
}

/** The same in SQL, by the database's clock. */
export const SHOWING_STATUS = `case
  when showing.cancelled_at is not null then 'CANCELLED'
  when showing.sales_close_at <= clock_timestamp() then 'CLOSED'
  when showing.sales_open_at > clock_timestamp() then 'SCHEDULED'
  else 'ON_SALE'
end`;
