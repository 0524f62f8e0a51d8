/**
 * Movies with words as unequally frequent as those of a language: of 64,000, the first 40 have one syllable and are half of
 * all text. All are functions of their numbers alone, so that every run makes the same movies.
 */
export const MOVIE_FUNCTIONS = [
  // From 0 to below 1.
  `create function pg_temp.fraction(kind text, number bigint) returns double precision language sql immutable as $$
    select ('x' || substr(md5(kind || number::text), 1, 8))::bit(32)::bigint / 4294967296.0
  $$`,
  `create function pg_temp.word(rank integer) returns text language sql immutable as $$
    select string_agg(
      (string_to_array('ba bel ci cor da den e fa fin gor ha hel i jo ka kra la len li lo ma mer mi na nor o pa per ra ri ro sa sol ta ten tra u va ver za', ' '))[1 + (rank / (40 ^ place)::integer) % 40],
      '' order by place
    )
    from generate_series(0, case when rank < 40 then 0 when rank < 1600 then 1 else 2 end) as place
  $$`,
  // So many of them, for the number of the movie and what they are for.
  `create function pg_temp.words(kind text, number bigint, count integer) returns text language sql immutable as $$
    select string_agg(pg_temp.word((64000 ^ pg_temp.fraction(kind, number * 1000 + place))::integer - 1), ' ' order by place)
    from generate_series(1, count) as place
  $$`,
];

/** Movies from the number $1 to $2: each with six actors, a director, and about 60 words of synopsis. */
export const MOVIES = `
  insert into movie (id, title, synopsis, runtime_minutes, genres, "cast", directors, release_date)
  select uuidv7(), initcap(pg_temp.words('title', number, 1 + number % 4)), pg_temp.words('synopsis', number, 45 + number % 30),
    90, array[(array['Drama', 'Comedy', 'Horror', 'Western'])[1 + number % 4]],
    array(
      select initcap(pg_temp.word(1600 + (60000 * pg_temp.fraction('actor', number % 7000 * 6 + place))::integer)
        || ' ' || pg_temp.word(1600 + (60000 * pg_temp.fraction('name', number % 7000 * 6 + place))::integer))
      from generate_series(1, 6) as place
    ),
    array[initcap(pg_temp.words('director', number % 5000, 2))], date '1950-01-01' + number
  from generate_series($1::integer, $2::integer) as number`;
