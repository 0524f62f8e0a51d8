import { findTogether, seatAll } from './place-party.ts';
import type { Party } from './seat-to-move.ts';
import { areTogether, type Seating } from './seating.ts';

/** Was together, and is not, or not all of it is seated. */
export function isParted(seating: Seating, { guests }: Party): boolean {
  if (!areTogether(guests.map(({ from }) => from))) return false;
  const seats = guests.flatMap((guest) => seating.seatOf(guest) ?? []);
  return seats.length < guests.length || !areTogether(seats);
}

/** Joins parties that were parted, where there is room for all of one by now. @returns whether any was joined */
export function joinParted(seating: Seating, parties: readonly Party[]): boolean {
  let changed = false;
  for (const party of parties) {
    if (!isParted(seating, party)) continue;
    const before = party.guests.flatMap((guest) => {
      const seat = seating.seatOf(guest);
      return seat ? [[guest, seat] as const] : [];
    });
    for (const guest of party.guests) seating.unseat(guest);
    const together = findTogether(seating, party, party.guests);
    seatAll(seating, together ?? before);
    changed ||= together !== undefined;
  }
  return changed;
}
