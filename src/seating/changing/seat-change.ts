import { isId } from '../../platform/ids.ts';
import { invalidInput, notFound, type UserError } from '../../platform/outcome.ts';

/** Which seats a hold is to have more, and which no longer. */
export interface SeatChange {
  addSeatIds: readonly string[];
  removeSeatIds: readonly string[];
}

/** The seats that a hold with these ends with, sorted: what rules about seats that belong together are asked about. */
export function seatsAfter(before: readonly string[], { addSeatIds, removeSeatIds }: SeatChange): string[] {
  return [...before.filter((id) => !removeSeatIds.includes(id)), ...addSeatIds].toSorted();
}

/** Whether a hold with these seats has been changed so already: the answer was lost, and the client asks again. */
export function isDone(before: readonly string[], { addSeatIds, removeSeatIds }: SeatChange): boolean {
  const has = (id: string) => before.includes(id);
  return addSeatIds.length > 0 && addSeatIds.every(has) && !removeSeatIds.some(has);
}

/** What is wrong with a change, whatever hold it is of: InvalidInput. */
export function problemOf({ addSeatIds, removeSeatIds }: SeatChange): UserError | undefined {
  if (addSeatIds.length === 0 && removeSeatIds.length === 0) return invalidInput('Name a seat to add or to give back.');
  for (const [field, ids] of Object.entries({ addSeatIds, removeSeatIds })) {
    const seen = new Set<string>();
    for (const [index, id] of ids.entries()) {
      if (seen.has(id)) return invalidInput('This seat is named twice.', field, index);
      seen.add(id);
    }
  }
  const added = new Set(addSeatIds);
  const both = removeSeatIds.findIndex((id) => added.has(id));
  return both < 0 ? undefined : invalidInput('This seat is to be added too.', 'removeSeatIds', both);
}

/** What is wrong with it for a hold with these seats: InvalidInput, NotFound. */
export function problemsFor(before: readonly string[], { addSeatIds, removeSeatIds }: SeatChange): UserError[] {
  if (removeSeatIds.length > before.length) return [invalidInput('The hold has fewer seats.', 'removeSeatIds')];
  const problems: UserError[] = [
    ...addSeatIds.flatMap((id, index): UserError[] => {
      if (!isId(id)) return [notFound('seat', 'addSeatIds', index)];
      return before.includes(id) ? [invalidInput('The hold has this seat already.', 'addSeatIds', index)] : [];
    }),
    ...removeSeatIds.flatMap((id, index) =>
      before.includes(id) ? [] : [notFound('seat of the hold', 'removeSeatIds', index)],
    ),
  ];
  if (problems.length > 0) return problems;
  if (removeSeatIds.length < before.length || addSeatIds.length > 0) return [];
  return [invalidInput('One seat has to stay: release the hold instead.', 'removeSeatIds')];
}
