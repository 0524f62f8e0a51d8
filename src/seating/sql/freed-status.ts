import { Prisma } from '../../generated/prisma/client.ts';

/**
 * The status of a row of `showing_seat` that nothing has any more: what frees a seat says so and not AVAILABLE, since one
 * that is blocked on its map must not go on sale again. The row says it itself, so that nothing else is read. The check
 * `showing_seat_blocked_on_map` refuses a statement that forgets it.
 */
export const FREED_STATUS = Prisma.sql`case when showing_seat.blocked_on_map then 'BLOCKED' else 'AVAILABLE' end::seat_status`;
