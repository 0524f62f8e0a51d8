import { Prisma } from '../generated/prisma/client.ts';
import type { Page, SortKeys } from '../platform/page.ts';
import {
  everyWord,
  hasEveryWord,
  includes,
  type Match,
  matchesEveryWord,
  satisfies,
  type SearchedWord,
  wholeTitle,
} from './movie-search.sql.ts';

/**
 * What RELEVANCE sorts by, the best first, and then by title: where all words of the search are found, at least, and how
 * well. Before them, as rank 0, is a title that has no other words.
 */
const RANKS: readonly Match[] = [
  { place: 'title', match: 'equal' },
  { place: 'title', match: 'begin' },
  { place: 'people', match: 'equal' },
  { place: 'people', match: 'begin' },
  { place: 'text', match: 'equal' },
  { place: 'text', match: 'begin' },
  { place: 'title', match: 'mean' },
  { place: 'people', match: 'mean' },
  { place: 'text', match: 'mean' },
];

/** Of so many the ranks are computed one by one. Of more, the index finds those of one rank after the other. */
const FEW = 500;

interface Search {
  /** The condition for any movie of the list, without its search. */
  where: Prisma.Sql;
  words: readonly SearchedWord[];
  page: Page;
  /** For tests: see FEW. */
  few?: number;
}

/** The cursor of this list. */
interface Place {
  rank: number;
  title: string;
  id: string;
}

/**
 * Common table expressions, of which `best` has the ids and ranks of the page, and one more when there is a next one. `size`
 * has how many are found in all; null when they are more than few.
 */
export function bestMovies({ where, words, page, few = FEW }: Search): Prisma.Sql {
  const after = toPlace(page.after);
  const ranks = Array.from({ length: RANKS.length + 1 }, (_, rank) => rank).slice(after?.rank ?? 0);
  const limit = Prisma.sql`limit ${page.limit + 1}`;
  const all = ranks.map((rank) => Prisma.sql`select id, title, rank from ${nameOf(rank)}`);
  return Prisma.sql`
    found as materialized (
      select movie.id, movie.title, strip(movie.search_terms) as search_terms
      from movie
      where ${hasEveryWord(words)} and ${where}
      limit ${few + 1}
    ),
    size as materialized (
      select count(*) <= ${few} as is_small, case when count(*) <= ${few} then count(*)::int end as total from found
    ),
    ranked as materialized (
      select movie.id, movie.title, ${rankOf(words)} as rank from found as movie where (select is_small from size)
    ),
    ${Prisma.join(
      ranks.map(
        (rank, index) => Prisma.sql`${nameOf(rank)} as materialized (
          select movie.id, movie.title, ${rank}::int as rank
          from movie
          where ${hasRank(rank, words)} and ${where} and ${rank === after?.rank ? isAfter(after) : Prisma.sql`true`}
            and not (select is_small from size)
            and (select count(*) from (${union([NOTHING, ...all.slice(0, index)])}) as before) <= ${page.limit}
          order by movie.title, movie.id
          ${limit}
        )`,
      ),
    )},
    best as materialized (
      select movie.id, movie.rank
      from (${union([Prisma.sql`select id, title, rank from ranked`, ...all])}) as movie
      where ${after ? Prisma.sql`movie.rank > ${after.rank} or movie.rank = ${after.rank} and ${isAfter(after)}` : Prisma.sql`true`}
      order by movie.rank, movie.title, movie.id
      ${limit}
    )`;
}

const NOTHING = Prisma.sql`select null::uuid, null, 0 where false`;

function toPlace(cursor: SortKeys | undefined): Place | undefined {
  if (!cursor) return undefined;
  const [key, id] = cursor;
  return { rank: Number.parseInt(key), title: key.replace(/^\d+ /, ''), id };
}

function isAfter({ title, id }: Place): Prisma.Sql {
  return Prisma.sql`(movie.title, movie.id) > (${title}, ${id}::uuid)`;
}

function union(selects: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(selects, ' union all ');
}

function nameOf(rank: number): Prisma.Sql {
  return Prisma.raw(`of_rank_${rank}`);
}

/** The rank of a movie that is found. */
function rankOf(words: readonly SearchedWord[]): Prisma.Sql {
  const cases = [satisfies(wholeTitle(words)), ...RANKS.slice(0, -1).map((match) => matchesEveryWord(words, match))];
  return Prisma.sql`case ${Prisma.join(
    cases.map((is, rank) => Prisma.sql`when ${is} then ${rank}::int`),
    ' ',
  )} else ${RANKS.length}::int end`;
}

/** Whether a movie has this rank and none before it, so that the index alone finds them. */
function hasRank(rank: number, words: readonly SearchedWord[]): Prisma.Sql {
  const match = RANKS[rank - 1];
  if (!match) return satisfies(wholeTitle(words));
  const better = RANKS.slice(0, rank - 1);
  const widest = better.filter((each) => !better.some((other) => other !== each && includes(other, each)));
  const ofBetter = rank === 1 ? [wholeTitle(words)] : widest.map((each) => `(${everyWord(words, each)})`);
  return Prisma.sql`${matchesEveryWord(words, match)} and ${satisfies(`!(${ofBetter.join('|')})`)}`;
}
