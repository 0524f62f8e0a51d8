/** The words of schema.graphql, without importing what is generated: the web component has no such file. */
export type SeatStatus = 'AVAILABLE' | 'HELD' | 'SOLD' | 'BLOCKED';
export type SeatFeature = 'AISLE' | 'COMPANION' | 'COUPLE' | 'RESTRICTED_VIEW' | 'WHEELCHAIR';

/** A seat and its place, in seat widths: x to the right of a person who faces the screen, y away from the screen. */
export interface MapSeat {
  id: string;
  label: string;
  row: string;
  number: string;
  /** From 0 at the screen. */
  rowIndex: number;
  /** Neighbours differ by one. */
  indexInRow: number;
  section: string | null;
  x: number;
  y: number;
  categoryId: string;
  features: readonly SeatFeature[];
  /** The wheelchair place that a companion's seat belongs to. */
  companionOfId: string | null;
  /** The other half of a couple seat. */
  soldWithIds: readonly string[];
}

export interface MapCategory {
  id: string;
  name: string;
  /** Of CSS; null takes one of the map's own. */
  color: string | null;
  /** Ready to show: the lowest, with "from" when there are others. */
  price: string | null;
}

export interface Point {
  x: number;
  y: number;
}

/** A polygon behind the seats, as for stairs; with one point it is a text alone. */
export interface MapArea {
  color: string | null;
  text: string | null;
  points: readonly Point[];
}

export interface SeatMapPlan {
  seats: readonly MapSeat[];
  categories: readonly MapCategory[];
  areas: readonly MapArea[];
}
