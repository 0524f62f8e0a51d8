import type { seatMap } from '../texts/en/seat-map.ts';

/** The texts of the map in one language; see texts/en/seat-map.ts. */
export type SeatMapTexts = typeof seatMap;
