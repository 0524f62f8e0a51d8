import type { SeatFeature } from '../../generated/prisma/enums.ts';

/** What a move needs to know of a seat. Seats come row by row, as in the seat map: neighbours follow each other. */
export interface SeatOfMap {
  id: string;
  label: string;
  /** Neighbours are in the same row, with indexes that differ by one. */
  rowIndex: number;
  indexInRow: number;
  /** In seat widths. */
  x: number;
  y: number;
  seatCategoryId: string;
  features: readonly SeatFeature[];
  /** Seats with the same number are sold together; null: sold alone. */
  coupleNumber: number | null;
  /** The wheelchair place that a companion place belongs to. */
  companionOfId: string | null;
}

/** A ticket, and its seat in the old auditorium. */
export interface Guest {
  ticketId: string;
  from: SeatOfMap;
}

/** The tickets of one booking. */
export interface Party {
  guests: readonly Guest[];
  /** Seats that it cannot have: those of tickets that it had in this auditorium before. */
  barred: ReadonlySet<string>;
}

type SeatKind = 'WHEELCHAIR' | 'COMPANION' | 'PLAIN';

export function kindOf({ features }: Pick<SeatOfMap, 'features'>): SeatKind {
  if (features.includes('WHEELCHAIR')) return 'WHEELCHAIR';
  return features.includes('COMPANION') ? 'COMPANION' : 'PLAIN';
}

/** As in a seat map: row by row. */
export function byPlace(a: Pick<SeatOfMap, 'rowIndex' | 'indexInRow'>, b: Pick<SeatOfMap, 'rowIndex' | 'indexInRow'>) {
  return a.rowIndex - b.rowIndex || a.indexInRow - b.indexInRow;
}
