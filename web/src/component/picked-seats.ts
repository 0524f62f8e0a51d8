export interface PickableSeat {
  id: string;
  /** Halves of a seat for two are picked together. */
  soldWithIds: readonly string[];
}

/**
 * What is picked after a seat was tapped.
 *
 * @returns undefined when there would be more than `most`
 */
export function afterTap(
  picked: ReadonlySet<string>,
  { seat, most }: { seat: PickableSeat; most: number },
): ReadonlySet<string> | undefined {
  const together = [seat.id, ...seat.soldWithIds];
  if (picked.has(seat.id)) return new Set([...picked].filter((id) => !together.includes(id)));
  const more = new Set([...picked, ...together]);
  return more.size > most ? undefined : more;
}

/** What is left of the picked seats once others took some. A half of a seat for two is worth nothing alone. */
export function withoutTaken(
  picked: ReadonlySet<string>,
  { taken, seatOf }: { taken: ReadonlySet<string>; seatOf: (id: string) => PickableSeat | undefined },
): ReadonlySet<string> {
  const isLost = (id: string) => taken.has(id) || (seatOf(id)?.soldWithIds.some((other) => taken.has(other)) ?? false);
  return new Set([...picked].filter((id) => !isLost(id)));
}
