import { stringify } from 'csv-stringify/sync';

/**
 * A line of a table as RFC 4180 has it, with its end; null is an empty value. A spreadsheet takes a text that begins like a
 * formula for one: it gets an apostrophe before it.
 */
export function writeCsvLine(values: readonly (string | number | null)[]): string {
  return stringify([values], { escape_formulas: true, record_delimiter: '\r\n' });
}
