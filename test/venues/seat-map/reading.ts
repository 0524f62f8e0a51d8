import type { DrawnSeat, SeatMapDrawing } from '../../../src/venues/seat-map/seat-map-drawing.ts';
import { readSeatMapDocument, type SeatMapFormat } from '../../../src/venues/seat-map/seat-map-documents.ts';
import type { SeatMapProblem, SeatMapRejected } from '../../../src/venues/seat-map/seat-map-problems.ts';

/** @throws with the problems of the document */
export async function readMap(format: SeatMapFormat, document: string): Promise<SeatMapDrawing> {
  const { value, errors } = await readSeatMapDocument({ format, document });
  if (!value) throw new Error(JSON.stringify(errors));
  return value;
}

/** Only what each problem has, and the number of all. */
export async function problemsOf(format: SeatMapFormat, document: string) {
  const { errors: [error] = [] } = await readSeatMapDocument({ format, document });
  const { problems, problemCount } = error as SeatMapRejected;
  const given = (problem: SeatMapProblem) => Object.fromEntries(Object.entries(problem).filter(([, value]) => value));
  return { problems: problems.map(given), problemCount, message: error?.message };
}

export function labelsOf({ seats }: SeatMapDrawing): string {
  return seats.map(({ label }) => label).join(' ');
}

export function seatOf({ seats }: SeatMapDrawing, label: string): DrawnSeat {
  const seat = seats.find((each) => each.label === label);
  if (!seat) throw new Error(`there is no seat ${label}`);
  return seat;
}

/** Each with the label of the seat that it names. */
export function pairsOf({ seats }: SeatMapDrawing, other: (seat: DrawnSeat) => DrawnSeat | undefined): string {
  return seats
    .map((seat) => [seat, other(seat)])
    .flatMap(([seat, found]) => (seat && found ? `${seat.label}-${found.label}` : []))
    .join(' ');
}
