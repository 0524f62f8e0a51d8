/** Where a person finds a seat. Texts without spaces around them. */
export interface SeatName {
  /** Null when the auditorium has only one. */
  section: string | null;
  row: string;
  number: string;
}

/**
 * What is printed on the tickets of a seat map, in the order of its seats: `C7`, `1-12`. Where two sections repeat a row
 * and number, every seat has its section in front: `Balcony A1`. No two seats have the same label.
 */
export function seatLabels(seats: readonly SeatName[]): string[] {
  return seats.map(seatLabeller(seats));
}

/** The same for one seat after another. @param seats all of the map */
export function seatLabeller(seats: readonly SeatName[]): (seat: SeatName) => string {
  const names = new Set(seats.map(({ row, number }) => JSON.stringify([row, number])));
  const needsSections = names.size < seats.length;
  return (seat) => seatLabel(needsSections ? seat : { ...seat, section: null });
}

function seatLabel({ section, row, number }: SeatName): string {
  const parts = section === null ? [row, number] : [section, row, number];
  const dashes = parts.flatMap((part) => part.split(/ +/)).filter((word) => /^-+$/.test(word));
  const short = /[ -]/.test(row + number) ? undefined : shortLabel(row, number);
  if (short !== undefined && (section === null || dashes.length === 0))
    return [section, short].filter(Boolean).join(' ');
  // Longer than any dash of the parts, so that it is known from them.
  const dash = '-'.repeat(1 + Math.max(0, ...dashes.map(({ length }) => length)));
  return parts.join(` ${dash} `).trim();
}

/** Without a dash only where the row ends and the number begins by themselves. */
function shortLabel(row: string, number: string): string {
  return /^\p{L}*$/u.test(row) && /^\p{Nd}/u.test(number) ? row + number : `${row}-${number}`;
}
