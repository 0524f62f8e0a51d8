/** What picking needs to know of a seat. */
export interface PickableSeat {
  id: string;
  label: string;
  /** The other half of a seat for two. */
  soldWithIds: readonly string[];
}

/** A seat and those that are sold with it, in the order of the plan. */
export function sellingUnit(seat: PickableSeat): string[] {
  return [seat.id, ...seat.soldWithIds];
}

/** Adds the seat, with those that are sold with it, or takes them away. */
export function togglePick(picks: readonly string[], seat: PickableSeat): string[] {
  const unit = sellingUnit(seat);
  return picks.includes(seat.id)
    ? picks.filter((id) => !unit.includes(id))
    : [...picks, ...unit.filter((id) => !picks.includes(id))];
}

/**
 * The last ones of more than are wanted: the first give way, those that are sold together at once. What was picked last stays,
 * also when it is more than is wanted by itself.
 *
 * @param quantity undefined for any
 */
export function newestPicks(
  picks: readonly string[],
  { seats, quantity = Infinity }: { seats: ReadonlyMap<string, PickableSeat>; quantity?: number | undefined },
): string[] {
  const [first = ''] = picks;
  const seat = seats.get(first);
  const leaving = seat ? sellingUnit(seat) : [first];
  if (picks.length <= quantity || leaving.includes(picks.at(-1) ?? '')) return [...picks];
  return newestPicks(
    picks.filter((id) => !leaving.includes(id)),
    { seats, quantity },
  );
}

/**
 * Leaves out what cannot be held any more, and with half of a seat for two the other half.
 *
 * @param isFree whether the seat can be held now
 */
export function withoutTaken(
  picks: readonly string[],
  { seats, isFree }: { seats: ReadonlyMap<string, PickableSeat>; isFree: (seatId: string) => boolean },
): { kept: string[]; taken: PickableSeat[] } {
  const known = picks.flatMap((id) => seats.get(id) ?? []);
  const taken = known.filter(({ id }) => !isFree(id));
  const kept = known.filter((seat) => sellingUnit(seat).every(isFree)).map(({ id }) => id);
  return { kept, taken };
}

/** Only the sets that split no seat for two. */
export function wholeSets(
  sets: readonly (readonly string[])[],
  seats: ReadonlyMap<string, PickableSeat>,
): (readonly string[])[] {
  return sets.filter((set) => set.every((id) => seats.get(id)?.soldWithIds.every((other) => set.includes(other))));
}
