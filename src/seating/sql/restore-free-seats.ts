import type { Transaction } from '../../platform/database/transaction.ts';

/**
 * Gives each seat of a showing a row again, if those of its free seats were deleted. For what changes seats of a showing that may
 * be long past; before it locks them. Locks the showing when it was so.
 */
export async function restoreFreeSeats(tx: Transaction, showingId: string): Promise<void> {
  await tx.client.$executeRaw`
    with old as materialized (
      select showing.id, showing.free_seats_version
      from showing
      where showing.id = ${showingId}::uuid and showing.free_seats_version is not null
      for no key update of showing
    ),
    restored as (
      update showing
      set free_seats_version = null
      from old
      where showing.id = old.id
      returning showing.id, showing.seat_map_id, old.free_seats_version as version
    )
    insert into showing_seat (showing_id, seat_id, version)
    select restored.id, seat.id, restored.version
    from restored
    join seat on seat.seat_map_id = restored.seat_map_id
    order by seat.position
    on conflict (showing_id, seat_id) do nothing`;
}
