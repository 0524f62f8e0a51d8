import type { Database } from '../../platform/database/database.ts';
import { isId } from '../../platform/ids.ts';
import { tidyLine } from '../../platform/text.ts';
import type { ReadCell } from './local-cell.ts';
import type { ProgrammeLine } from './programme-csv.ts';

type ReadId = (text: string) => ReadCell<string>;

/** What the lines of a programme call things by, each by its name or its id. */
export interface ProgrammeNames {
  movie: ReadId;
  auditorium: ReadId;
  priceList: ReadId;
}

/** Three reads, however many lines there are. */
export async function loadNames(
  { prisma }: Database,
  { cinemaId, lines }: { cinemaId: string; lines: readonly ProgrammeLine[] },
): Promise<ProgrammeNames> {
  const movieNames = [...new Set(lines.map(({ cells }) => cells.movie))];
  const movies = await prisma.movie.findMany({
    where: {
      archivedAt: null,
      OR: [
        { id: { in: movieNames.filter(isId) } },
        { title: { in: movieNames.flatMap((name) => tidyLine(name) ?? []) } },
      ],
    },
    select: { id: true, title: true, releaseDate: true },
  });
  const auditoriums = await prisma.auditorium.findMany({
    where: { cinemaId, closedAt: null },
    select: { id: true, name: true },
  });
  const listNames = [...new Set(lines.map(({ cells }) => cells.price_list))];
  const priceLists = await prisma.priceList.findMany({
    where: {
      ...{ cinemaId, archivedAt: null },
      OR: [{ id: { in: listNames.filter(isId) } }, { name: { in: listNames.flatMap((name) => tidyLine(name) ?? []) } }],
    },
    select: { id: true, name: true },
  });
  const namedMovies = movies.map(({ id, title, releaseDate }) => ({
    ...{ id, name: title },
    detail: `${id}, released ${releaseDate?.toISOString().slice(0, 10) ?? 'on an unknown day'}`,
  }));
  return {
    movie: idOf('movie', namedMovies),
    auditorium: idOf('auditorium of this cinema', withoutDetail(auditoriums)),
    priceList: idOf('price list of this cinema', withoutDetail(priceLists)),
  };
}

interface Named {
  id: string;
  name: string;
  /** To tell it from another of this name. */
  detail: string;
}

function withoutDetail(all: readonly Omit<Named, 'detail'>[]): Named[] {
  return all.map((one) => ({ ...one, detail: one.id }));
}

function idOf(what: string, all: readonly Named[]): ReadId {
  const ids = new Set(all.map(({ id }) => id));
  return (text) => {
    if (ids.has(text)) return { value: text };
    const wanted = tidyLine(text);
    const [found, ...others] = all.filter(({ name }) => name === wanted);
    if (!found) return { wrong: { message: `There is no ${what} with this name or id.` } };
    if (others.length === 0) return { value: found.id };
    const choice = [found, ...others].map(({ detail }) => detail).join('; ');
    return { wrong: { message: `More than one ${what} has this name: give the id. They are: ${choice}.` } };
  };
}
