export const REQUIRED_COLUMNS = ['movie', 'auditorium', 'date', 'time', 'price_list'] as const;
const OPTIONAL = [
  ...(['offset', 'format', 'language', 'subtitles', 'accessibility', 'guards_single_seats'] as const),
  ...(['lead_minutes', 'cleaning_minutes', 'sales_open', 'sales_close'] as const),
] as const;
/** Of docs/programme-csv.md. */
export const COLUMNS: readonly string[] = [...REQUIRED_COLUMNS, ...OPTIONAL];

export type Column = (typeof REQUIRED_COLUMNS)[number] | (typeof OPTIONAL)[number];
