import { Prisma } from '../generated/prisma/client.ts';
import { columns, queryRows } from '../platform/database/rows.ts';

/** In code points. */
export const MAX_SEARCH_LENGTH = 200;
/** Each is a condition that bookings are compared with. */
export const MAX_SEARCH_WORDS = 8;

/** The words that a search is typed in: what is between spaces. */
export function wordsOf(search: string): string[] {
  return search.split(/\s+/u).filter((word) => word !== '');
}

/** Of which the list is; undefined: of all. There are seats with the same label in most auditoriums. */
type CinemaIds = readonly string[] | undefined;

/** A word of a search, in the forms in which it is compared. */
interface SearchedWord {
  /** As in folded_text: what an e-mail address or a phone number begins with. */
  text: string;
  /** The longest of its parts, as in folded_words: what a word of a name begins with. Empty: none. */
  longest: string;
  /** Other parts, as of O'Brien. Words of the same name begin with them. */
  others: string[];
  /** As in folded_letters: what the label of a seat begins with. */
  letters: string;
  /** What a reference begins with; null when it cannot be one. */
  reference: string | null;
  /** It finds few bookings: these are looked up. Otherwise bookings are compared with it, in the order of the list. */
  isRare: boolean;
}

/**
 * The words as they are compared.
 *
 * @param fewBookings a word that finds more is not rare; no more are read to know it
 */
export function readSearch(
  client: Prisma.TransactionClient,
  { words, cinemaIds, fewBookings }: { words: readonly string[]; cinemaIds: CinemaIds; fewBookings: number },
): Promise<SearchedWord[]> {
  return queryRows(
    client,
    SEARCHED_WORD,
    (searchedWord) => Prisma.sql`
      with typed as (
        select folded_text(word) as text, folded_letters(word) as letters, parts.longest, parts.others,
          case when word ~ '^[[:alnum:]-]*[[:alnum:]][[:alnum:]-]*$' then upper(replace(word, '-', '')) end as compact
        from unnest(${words}::text[]) as word
        cross join lateral (
          select coalesce(part[1], '') as longest, coalesce(part[2:], '{}') as others
          from (select array_agg(part order by length(part) desc, part) as part from unnest(folded_words(word)) as part) as sorted
        ) as parts
      ),
      term as materialized (
        select typed.*,
          case when length(compact) > 3 then overlay(compact placing '-' from 4 for 0) else compact end as reference
        from typed
      )
      select ${searchedWord}
      from term
      cross join lateral (
        select count(*) <= ${fewBookings} as is_rare
        from (${bookingIdsOf(COLUMNS, cinemaIds)} limit ${Math.max(0, fewBookings + 1)}) as found
      ) as few`,
  );
}

/** A word's forms, as SQL. */
type WordSql = Record<'text' | 'longest' | 'others' | 'letters' | 'reference', Prisma.Sql>;

const COLUMNS: WordSql = {
  text: Prisma.sql`term.text`,
  longest: Prisma.sql`term.longest`,
  others: Prisma.sql`term.others`,
  letters: Prisma.sql`term.letters`,
  reference: Prisma.sql`term.reference`,
};

const SEARCHED_WORD = columns<SearchedWord>({
  text: 'term.text',
  longest: 'term.longest',
  others: 'term.others',
  letters: 'term.letters',
  reference: 'term.reference',
  isRare: 'few.is_rare',
});

function parametersOf({ text, longest, others, letters, reference }: SearchedWord): WordSql {
  return {
    text: Prisma.sql`${text}::text`,
    longest: Prisma.sql`${longest}::text`,
    others: Prisma.sql`${others}::text[]`,
    letters: Prisma.sql`${letters}::text`,
    reference: Prisma.sql`${reference}::text`,
  };
}

/**
 * Conditions on `booking`: every word of the search is found in it. Rare words come as an array of ids: PostgreSQL then
 * expects a few rows, and begins with them whatever the list is sorted by.
 */
export function hasEveryWord(words: readonly SearchedWord[], cinemaIds: CinemaIds): Prisma.Sql[] {
  return conditionsOf(words, cinemaIds, hasWord);
}

/** The same for a count, where no page ends the reading: sets are joined, instead of looking into each booking. */
export function isInEverySet(words: readonly SearchedWord[], cinemaIds: CinemaIds): Prisma.Sql[] {
  return conditionsOf(words, cinemaIds, (word) => isInSetOf(word, cinemaIds));
}

function conditionsOf(
  words: readonly SearchedWord[],
  cinemaIds: CinemaIds,
  ofFrequent: (word: WordSql) => Prisma.Sql,
): Prisma.Sql[] {
  const rare = words
    .filter(({ isRare }) => isRare)
    .map((word) => Prisma.sql`(${bookingIdsOf(parametersOf(word), cinemaIds)})`);
  const frequent = words.filter(({ isRare }) => !isRare).map((word) => ofFrequent(parametersOf(word)));
  return rare.length === 0
    ? frequent
    : [Prisma.sql`booking.id = any (array(${Prisma.join(rare, ' intersect ')}))`, ...frequent];
}

/** The ids of bookings in which a word is found, by indexes; some more than once, and some of other cinemas. */
function bookingIdsOf(word: WordSql, cinemaIds: CinemaIds): Prisma.Sql {
  const { text, longest, others, reference } = word;
  return Prisma.sql`
    select booking.id from booking where ${beginsWith(Prisma.sql`booking.reference`, reference)}
    union all
    select booking.id
    from account_search_word
    join booking on booking.account_id = account_search_word.account_id
    where ${beginsWith(ACCOUNT.word, text)}
    union all
    select booking.id
    from account_search_word
    join booking on booking.account_id = account_search_word.account_id
    where ${longest} not in ('', ${text}) and ${beginsWith(ACCOUNT.word, longest)} and ${hasOthers(ACCOUNT, others)}
    union all
    select contact_search_word.booking_id from contact_search_word where ${beginsWith(CONTACT.word, text)}
    union all
    select contact_search_word.booking_id
    from contact_search_word
    where ${longest} not in ('', ${text}) and ${beginsWith(CONTACT.word, longest)} and ${hasOthers(CONTACT, others)}
    union all
    select ticket.booking_id from ${ticketsOf(word, cinemaIds)}`;
}

/** What follows `from`: tickets of seats whose labels begin with the word. */
function ticketsOf({ letters }: WordSql, cinemaIds: CinemaIds): Prisma.Sql {
  const ofCinemas = cinemaIds
    ? Prisma.sql`
        join seat_map on seat_map.id = seat.seat_map_id
        join auditorium on auditorium.id = seat_map.auditorium_id and auditorium.cinema_id = any (${cinemaIds}::uuid[])`
    : Prisma.empty;
  return Prisma.sql`seat
    ${ofCinemas}
    join ticket on ticket.seat_id = seat.id
    where ${letters} <> '' and ${beginsWith(LABEL, letters)}`;
}

function isInSetOf(word: WordSql, cinemaIds: CinemaIds): Prisma.Sql {
  const { reference } = word;
  return Prisma.sql`booking.id in (
    select found.id
    from booking as found
    left join (
      select distinct account_search_word.account_id from account_search_word where ${isNamed(ACCOUNT, word)}
    ) as named on named.account_id = found.account_id
    left join (
      select distinct contact_search_word.booking_id from contact_search_word where ${isNamed(CONTACT, word)}
    ) as contacted on contacted.booking_id = found.id
    left join (
      select distinct ticket.booking_id from ${ticketsOf(word, cinemaIds)}
    ) as seated on seated.booking_id = found.id
    where named.account_id is not null or contacted.booking_id is not null or seated.booking_id is not null
      or ${beginsWith(Prisma.sql`found.reference`, reference)}
  )`;
}

/** As `exists`, which PostgreSQL could turn into a set of all rows, although the page needs a few. */
function isTrue(select: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((${select}), false)`;
}

/** The same as a condition on one booking. */
function hasWord(word: WordSql): Prisma.Sql {
  const { letters, reference } = word;
  return Prisma.sql`(
    coalesce(${beginsWith(Prisma.sql`booking.reference`, reference)}, false)
    or ${isTrue(Prisma.sql`
      select true
      from account_search_word
      where account_search_word.account_id = booking.account_id and (${isNamed(ACCOUNT, word)})
      limit 1`)}
    or ${isTrue(Prisma.sql`
      select true
      from contact_search_word
      where contact_search_word.booking_id = booking.id and (${isNamed(CONTACT, word)})
      limit 1`)}
    or ${letters} <> '' and ${isTrue(Prisma.sql`
      select true
      from ticket
      join seat on seat.id = ticket.seat_id
      where ticket.booking_id = booking.id and ${beginsWith(LABEL, letters)}
      limit 1`)}
  )`;
}

const LABEL = Prisma.sql`folded_letters(seat.label)`;

/** Where the words of people are: those of accounts, and those of contacts. */
interface Words {
  table: Prisma.Sql;
  /** Whose words they are. */
  owner: Prisma.Sql;
  word: Prisma.Sql;
}

const ACCOUNT: Words = {
  table: Prisma.sql`account_search_word`,
  owner: Prisma.sql`account_id`,
  word: Prisma.sql`account_search_word.word`,
};
const CONTACT: Words = {
  table: Prisma.sql`contact_search_word`,
  owner: Prisma.sql`booking_id`,
  word: Prisma.sql`contact_search_word.word`,
};

function isNamed(words: Words, { text, longest, others }: WordSql): Prisma.Sql {
  const { word } = words;
  return Prisma.sql`${beginsWith(word, text)} or ${longest} <> '' and ${beginsWith(word, longest)} and ${hasOthers(words, others)}`;
}

/** Each of the other parts begins a word of the same account or contact. */
function hasOthers({ table, owner }: Words, others: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`not exists (
    select from unnest(${others}) as other (word)
    where not exists (
      select from ${table} as also
      where also.${owner} = ${table}.${owner} and ${beginsWith(Prisma.sql`also.word`, Prisma.sql`other.word`)}
    )
  )`;
}

/**
 * As a span of the index, whatever the letters are: with `like` and a parameter PostgreSQL could use none, and %, _ and \
 * would have a meaning. No text has a later character than the last one of Unicode.
 */
function beginsWith(column: Prisma.Sql, beginning: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${column} >= ${beginning} collate "C" and ${column} < ${beginning} || chr(1114111) collate "C")`;
}
