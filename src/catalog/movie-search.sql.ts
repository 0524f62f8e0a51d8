import { Prisma } from '../generated/prisma/client.ts';
import { columns, queryRows } from '../platform/database/rows.ts';

/** In code points. */
export const MAX_SEARCH_LENGTH = 200;

/** A word of a search, as in folded_words. */
export interface SearchedWord {
  word: string;
  /** The words of movies that it may have been meant to be. */
  meant: string[];
  /** All words of the search, in their order. */
  wholeText: string;
}

/** Each word of the search once; none when it has only spaces and punctuation, which everything matches. */
export function readSearch(client: Prisma.TransactionClient, search: string): Promise<SearchedWord[]> {
  return queryRows(
    client,
    SEARCHED_WORD,
    (searchedWord) => Prisma.sql`
      with typed as materialized (select folded_words(${search}) as words)
      select ${searchedWord}
      from typed
      cross join lateral (select distinct word from unnest(typed.words) as word) as wanted
      order by length(wanted.word) desc, wanted.word`,
  );
}

/**
 * A word of up to three letters must be right, one of four or five may have one wrong letter, or one at another place, and
 * a longer one two wrong letters. The index finds candidates: what has a variant in common with it.
 */
const MEANT = Prisma.sql`array(
  select search_word.word
  from search_word
  where forgiven_letters(wanted.word) > 0 and word_variants(search_word.word) && word_variants(wanted.word)
    and (
      levenshtein_less_equal(search_word.word, wanted.word, forgiven_letters(wanted.word))
        <= forgiven_letters(wanted.word)
      or forgiven_letters(wanted.word) = 1 and length(search_word.word) = length(wanted.word)
    )
)`;

const SEARCHED_WORD = columns<SearchedWord>({
  word: 'wanted.word',
  meant: MEANT,
  wholeText: `left(array_to_string(typed.words, ' '), 255)`,
});

/** Where the words are looked for, and how they are compared. Each includes those before it. */
const PLACES = ['title', 'people', 'text'] as const;
const MATCHES = ['equal', 'begin', 'mean'] as const;

export interface Match {
  place: (typeof PLACES)[number];
  /** equal: words of the search are words of the movie; begin: or their beginnings; mean: or nearly so. */
  match: (typeof MATCHES)[number];
}

export function includes(wider: Match, other: Match): boolean {
  return (
    PLACES.indexOf(wider.place) >= PLACES.indexOf(other.place) &&
    MATCHES.indexOf(wider.match) >= MATCHES.indexOf(other.match)
  );
}

/** Whether a movie is found by the search. */
export function hasEveryWord(words: readonly SearchedWord[]): Prisma.Sql {
  return matchesEveryWord(words, { place: 'text', match: 'mean' });
}

/** Conditions of one index scan. Several are faster than one with all words, but each number of them is a statement. */
const MAX_CONDITIONS = 8;

export function matchesEveryWord(words: readonly SearchedWord[], match: Match): Prisma.Sql {
  const size = Math.ceil(words.length / MAX_CONDITIONS);
  const parts = Array.from({ length: Math.ceil(words.length / size) }, (_, part) =>
    words.slice(part * size, (part + 1) * size),
  );
  return Prisma.join(
    parts.map((part) => satisfies(everyWord(part, match))),
    ' and ',
  );
}

/** In a select of its own: PostgreSQL then expects few rows and takes the index, whatever the words are. */
export function satisfies(tsquery: string): Prisma.Sql {
  return Prisma.sql`movie.search_terms @@ (select ${tsquery}::tsquery)`;
}

/** As a tsquery on movie_search_terms. */
export function everyWord(words: readonly SearchedWord[], match: Match): string {
  return words.map((word) => `(${termsOf(word, match).join('|')})`).join('&');
}

/** As a tsquery on movie_search_terms. */
export function wholeTitle(words: readonly SearchedWord[]): string {
  return term(0, words[0]?.wholeText ?? '');
}

function termsOf({ word, meant }: SearchedWord, { place, match }: Match): string[] {
  const index = PLACES.indexOf(place);
  if (match === 'equal') return [term(1 + index, word)];
  const beginning = word.length <= 2 ? term(4 + index, word) : `${term(1 + index, word)}:*`;
  return match === 'begin' ? [beginning] : [beginning, ...meant.map((other) => term(1 + index, other))];
}

/** Quotes and backslashes are punctuation, which is between the words. */
function term(digit: number, word: string): string {
  return `'${digit}${word}'`;
}
