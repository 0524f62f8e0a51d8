import { Prisma } from '../../generated/prisma/client.ts';

/**
 * SQL, of `showing` and `cinema`: when the seats of bookings that are to be paid at the counter are released. Null where that
 * is not offered.
 */
export const COUNTER_RELEASE = Prisma.sql`showing.starts_at - make_interval(mins => cinema.counter_release_minutes)`;
