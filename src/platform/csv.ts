/** A value as it is written: a number, a date, a code. A text of people is a string. */
export interface Plain {
  plain: string | number | bigint;
}

export type Cell = string | Plain;

/** What a spreadsheet may read as the beginning of a formula, also behind a quotation mark. */
const FORMULA = /^[=+\-@\t\r\n]/;

/**
 * Lines of values as RFC 4180 has them, the first one with the names of the columns. A text that would be a formula in a
 * spreadsheet begins with an apostrophe, which makes it a text there too.
 */
export function toCsv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(toField).join(',')}\r\n`).join('');
}

function toField(cell: Cell): string {
  if (typeof cell !== 'string') return quote(String(cell.plain));
  return quote(FORMULA.test(cell) ? `'${cell}` : cell);
}

function quote(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
