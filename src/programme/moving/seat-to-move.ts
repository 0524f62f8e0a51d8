import type { SeatToChoose } from '../../seating/selection/seat-to-choose.ts';

/** What a move needs to know of a seat. Seats come row by row, as in the seat map: neighbours follow each other. */
export interface SeatOfMap extends Omit<SeatToChoose, 'free'> {
  label: string;
}

/** A ticket, and its seat in the old auditorium. */
export interface Guest {
  ticketId: string;
  from: SeatOfMap;
}

/** The tickets of one booking. */
export interface Party {
  guests: readonly Guest[];
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
