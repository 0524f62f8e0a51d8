/** What a document may have. A map of 20,000 seats is twice the largest hall that is known to use Rowlock's API. */
export const SEAT_MAP_LIMITS = {
  /** Of a document in UTF-8. */
  bytes: 5_000_000,
  seats: 20_000,
  seatsInRow: 1_000,
  categories: 100,
  areas: 1_000,
  /** Of all areas together. */
  areaPoints: 20_000,
  /** Distance from the first seat, in seat widths. */
  distance: 10_000,
  lines: 20_000,
  lineLength: 100_000,
  /** Of what is printed on a ticket: a row, a number. */
  shortName: 30,
  /** Sections, categories, and what areas say. */
  longName: 100,
};
