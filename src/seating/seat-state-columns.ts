import type { MappedSeat } from '../venues/seat-map/mapped-seats.ts';
import type { SeatState } from './seat-state.ts';
import { pairId } from './showing-seat-view.ts';

/** How the seats of a showing stand, as lists of equal length, in the order of the map. */
export interface SeatColumns {
  readonly showingId: string;
  readonly seatMapId: string;
  /** Where on the map the nth seat is; undefined when each seat of the map has a state. */
  readonly places: readonly number[] | undefined;
  readonly statuses: readonly SeatState['status'][];
  readonly versions: readonly number[];
}

/** Which of a map's seats have a state, and in which row of another order it stands. */
export interface Placement {
  readonly places: readonly number[] | undefined;
  readonly rows: readonly number[];
}

/**
 * @param seatIds the seat of each row; one that is not on the map is left out
 * @param rowOfOthers the row of all seats that have none; undefined when they have no state
 */
export function placeOnMap(seatIds: readonly string[], list: readonly MappedSeat[], rowOfOthers?: number): Placement {
  const rowOf = new Map(seatIds.map((id, row) => [id, row]));
  const placed = list.flatMap(({ id }, place) => {
    const row = rowOf.get(id) ?? rowOfOthers;
    return row === undefined ? [] : [{ place, row }];
  });
  return {
    places: placed.length === list.length ? undefined : placed.map(({ place }) => place),
    rows: placed.map(({ row }) => row),
  };
}

/** The seats that the columns are about. */
export function seatsOf({ places }: SeatColumns, list: readonly MappedSeat[]): readonly MappedSeat[] {
  if (!places) return list;
  const isPlaced = new Set(places);
  return list.filter((_seat, place) => isPlaced.has(place));
}

/** The lists that clients can ask for. */
export type SeatColumn = 'ids' | 'seatIds' | 'statuses' | 'versions';

interface ColumnValues {
  /** What it is a column of, by its id. */
  of: string;
  /** The same object until a value changes. */
  from: object;
  /** One for every seat of the map, in its order. */
  values: Iterable<unknown>;
}

export function seatColumn(name: SeatColumn, columns: SeatColumns, list: readonly MappedSeat[]): ColumnValues {
  const { showingId, seatMapId } = columns;
  switch (name) {
    case 'ids':
      return { of: showingId, from: list, values: mapped(list, ({ id }) => pairId(showingId, id)) };
    case 'seatIds':
      return { of: seatMapId, from: list, values: mapped(list, ({ id }) => id) };
    case 'statuses':
      return {
        of: showingId,
        from: columns,
        values: onWholeMap(columns, list, { value: 'BLOCKED', in: columns.statuses }),
      };
    case 'versions':
      break;
  }
  return { of: showingId, from: columns, values: onWholeMap(columns, list, { value: 0, in: columns.versions }) };
}

/** One by one: a list of thousands is written in parts. */
function* mapped<Item>(items: readonly Item[], toValue: (item: Item) => unknown): Generator {
  for (const item of items) yield toValue(item);
}

/** A seat without a state cannot be had. */
function onWholeMap<Value>(
  { places }: SeatColumns,
  list: readonly MappedSeat[],
  { value, in: values }: { value: Value; in: readonly Value[] },
): readonly Value[] {
  if (!places) return values;
  const nthOf = new Map(places.map((place, nth) => [place, nth]));
  return list.map((_seat, place) => values[nthOf.get(place) ?? -1] ?? value);
}
