import { ApolloLink } from '@apollo/client';
import { map } from 'rxjs';

interface SeatState {
  version: number;
  status: string;
}

/**
 * Of each seat of a showing, the highest version counts.
 *
 * The answer to a query and the events of a subscription overtake each other. The cache writes what comes last, and its merge
 * functions see one field at a time, so that what is old is put right before it gets there.
 */
export function newestSeats(): ApolloLink {
  const newest = new Map<string, SeatState>();
  return new ApolloLink((operation, forward) =>
    forward(operation).pipe(map((result) => withNewest(result, newest) as typeof result)),
  );
}

/** @returns the same value, or a copy where the state of a seat was older than one seen before */
export function withNewest(value: unknown, newest: Map<string, SeatState>): unknown {
  if (Array.isArray(value)) return changed(value, newest);
  if (typeof value !== 'object' || value === null) return value;
  if ('__typename' in value && value.__typename === 'ShowingSeat') {
    const { id, version, status } = value as Partial<SeatState & { id: string }>;
    if (id !== undefined && version !== undefined && status !== undefined) {
      const known = newest.get(id);
      if (known && known.version > version) return { ...value, ...known };
      newest.set(id, { version, status });
    }
  }
  const entries = Object.entries(value).map(([key, field]) => [key, withNewest(field, newest)] as const);
  return entries.some(([key, field]) => field !== (value as Record<string, unknown>)[key])
    ? Object.fromEntries(entries)
    : value;
}

function changed(values: readonly unknown[], newest: Map<string, SeatState>): readonly unknown[] {
  const after = values.map((value) => withNewest(value, newest));
  return after.some((value, index) => value !== values[index]) ? after : values;
}
