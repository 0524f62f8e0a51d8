import type { SeatMapEvents } from '../../public/rowlock-seat-map.d.ts';

/** Dispatches an event of the element. */
export type Emit = <Name extends keyof SeatMapEvents>(name: Name, detail: SeatMapEvents[Name]) => void;
