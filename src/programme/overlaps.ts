import type { Showing } from '../generated/prisma/client.ts';
import type { UserError } from '../platform/outcome.ts';
import { writeLocalTime } from '../scheduling/local-time.ts';
import type { ShowingTimes } from './showing-times.ts';
import type { OpenAuditorium } from './sql/lock-premises.ts';

/** Another showing uses the auditorium at that time. */
export interface ShowingOverlaps extends UserError {
  kind: 'ShowingOverlaps';
  /** Null: it is another of the same input. */
  conflictsWith: Showing | null;
  /** Where that one is in the input; empty when it is not of the input. */
  conflictsWithPath: readonly string[];
}

/** A showing that is to use its auditorium. */
export interface PlacedShowing extends ShowingTimes {
  /** Its place in the input. */
  index: number;
  auditorium: OpenAuditorium;
}

/** Of each showing so many conflicts are named: of 500 at the same time, 124,750 would be. */
export const MOST_CONFLICTS = 10;

/** @param showing what is to be scheduled @param other what is in its way */
export function showingOverlaps(
  { path, auditorium }: { path: readonly string[]; auditorium: OpenAuditorium },
  { other, otherPath = [], stored = null }: { other: ShowingTimes; otherPath?: string[]; stored?: Showing | null },
): ShowingOverlaps {
  const [from, until] = [other.startsAt, other.freeAt].map((time) => writeLocalTime(time, auditorium.cinema.timeZone));
  const message = `${auditorium.name} is in use from ${from} until ${until}, cleaning included.`;
  return { kind: 'ShowingOverlaps', message, path, conflictsWith: stored, conflictsWithPath: otherPath };
}

/** Each two of the input that overlap: the later one of the input, and what is in its way. */
export function overlapsWithin<Placed extends PlacedShowing>(
  showings: readonly Placed[],
): { showing: Placed; other: Placed }[] {
  const counts = new Map<number, number>();
  const found: { showing: Placed; other: Placed }[] = [];
  let running: Placed[] = [];
  for (const next of showings.toSorted(inTheOrderOfUse)) {
    running = running.filter((before) => before.auditorium.id === next.auditorium.id && before.freeAt > next.startsAt);
    for (const before of running) {
      const [other, showing] = before.index < next.index ? [before, next] : [next, before];
      const count = (counts.get(showing.index) ?? 0) + 1;
      counts.set(showing.index, count);
      if (count <= MOST_CONFLICTS) found.push({ showing, other });
    }
    running.push(next);
  }
  return found;
}

function inTheOrderOfUse(a: PlacedShowing, b: PlacedShowing): number {
  if (a.auditorium.id !== b.auditorium.id) return a.auditorium.id < b.auditorium.id ? -1 : 1;
  return a.startsAt.getTime() - b.startsAt.getTime() || a.index - b.index;
}
