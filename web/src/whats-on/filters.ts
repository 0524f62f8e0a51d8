/** What a visitor looks for. All of it is in the address, so a link, a reload and the way back keep it. */
export interface Filters {
  /** A business day of the cinema, as in 2026-11-27. Undefined: today, or on a movie's page every day. */
  day: string | undefined;
  cinema: string | undefined;
  format: string | undefined;
  language: string | undefined;
  search: string;
  /** So many seats beside each other; 1: any free seat. */
  together: number;
}

export const MOST_TOGETHER = 10;

export function readFilters(query: URLSearchParams): Filters {
  const text = (name: string) => {
    const given = query.get(name)?.trim();
    return given === '' ? undefined : given;
  };
  const day = text('day');
  const together = Number(query.get('together'));
  return {
    day: day !== undefined && isDay(day) ? day : undefined,
    cinema: text('cinema'),
    format: text('format'),
    language: text('language'),
    search: query.get('search') ?? '',
    together: Number.isInteger(together) && together >= 1 && together <= MOST_TOGETHER ? together : 1,
  };
}

/** Only what differs from the page without filters, always in the same order. */
export function writeFilters({ day, cinema, format, language, search, together }: Filters): URLSearchParams {
  const query = new URLSearchParams();
  const entries = {
    day,
    cinema,
    format,
    language,
    search: search.trim() && search,
    together: together > 1 && together,
  };
  for (const [name, value] of Object.entries(entries)) if (value) query.set(name, String(value));
  return query;
}

/** How many filters hide something, besides the day and the search, which are always seen. */
export function countFilters({ cinema, format, language }: Filters): number {
  return [cinema, format, language].filter((value) => value !== undefined).length;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
