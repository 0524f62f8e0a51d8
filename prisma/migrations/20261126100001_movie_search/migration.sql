-- The search of movies: see movie-search.sql.ts. The database keeps it true, whatever writes the rows.

-- Words in lower case and without accents. The collation is given, as that of the database may know the letters of ASCII
-- only. A quote like » is two > without its accents. Immutable as long as the rules of unaccent are: docs/database.md.
create function folded_words(typed text) returns text[] language sql immutable parallel safe
return array(
  select left(word, 255)
  from regexp_split_to_table(
    unaccent(lower(normalize(typed, NFKC) collate natural_order)) collate natural_order,
    '[[:space:][:punct:]<>]+'
  ) with ordinality as parts (word, place)
  where word <> ''
  order by place
);

-- How many letters of a word may be wrong.
create function forgiven_letters(word text) returns integer language sql immutable parallel safe
return case when length(word) < 4 then 0 when length(word) < 6 then 1 else 2 end;

-- What is left of the beginning of a word without some of its letters, at most so many as may be wrong. Two words that
-- differ by no more have one of these in common, so that an index finds them. Seven letters are enough to have few others.
create function word_variants(word text) returns text[] language sql immutable parallel safe
return array(
  with recursive variant (letters, place, removed) as (
    select left(word, 7), 1, 0
    union all
    select overlay(letters placing '' from at for 1), at, removed + 1
    from variant
    cross join generate_series(place, length(letters)) as at
    where removed < forgiven_letters(word)
  )
  select distinct letters from variant
);

-- Each word with a digit before it, and the beginnings of one and two letters with another: an index entry for a beginning
-- of many words would otherwise be thousands of entries.
create function search_terms(word_digit text, beginning_digit text, words text[]) returns text[]
language sql immutable parallel safe
return array(
  select distinct term
  from unnest(words) as word
  cross join lateral (
    values (word_digit || word), (beginning_digit || left(word, 1)), (beginning_digit || left(word, 2))
  ) as terms (term)
);

-- 0: all words of a title. 1 and 4: of the titles. 2 and 5: of the titles or people. 3 and 6: of any text.
create function movie_search_terms(title text, original_title text, people text[], synopsis text) returns tsvector
language sql immutable parallel safe
return (
  select array_to_tsvector(
    array['0' || left(array_to_string(titled, ' '), 255), '0' || left(array_to_string(original, ' '), 255)]
    || search_terms('1', '4', titled || original)
    || search_terms('2', '5', titled || original || named)
    || search_terms('3', '6', titled || original || named || told)
  )
  from (
    select folded_words(title) as titled, folded_words(original_title) as original,
      folded_words(array_to_string(people, ' ')) as named, folded_words(synopsis) as told
  ) as words
);

alter table movie
  add column search_terms tsvector
  generated always as (movie_search_terms(title, original_title, "cast" || directors, synopsis)) stored;

create index movie_search_terms_idx on movie using gin (search_terms);

-- For RELEASE_DATE_DESC.
create index movie_release_date on movie (coalesce(release_date, '-infinity'), id);

-- Every word that a movie has or had, for typing errors.
create table search_word (
  word text collate "C" not null,

  constraint search_word_pkey primary key (word)
);

create index search_word_variants on search_word using gin (word_variants(word));

create function add_search_words() returns trigger language plpgsql as $$
begin
  -- Sorted: two transactions that add the same words then cannot deadlock.
  insert into search_word (word)
  select distinct substr(lexeme, 2) collate "C" as word
  from changed
  cross join unnest(changed.search_terms)
  where lexeme like '3%' and length(lexeme) > 3
  order by word
  on conflict do nothing;
  return null;
end;
$$;

create trigger movie_search_words_of_new after insert on movie
  referencing new table as changed for each statement execute function add_search_words();
create trigger movie_search_words_of_changed after update on movie
  referencing new table as changed for each statement execute function add_search_words();

insert into search_word (word)
select distinct substr(lexeme, 2)
from movie
cross join unnest(movie.search_terms)
where lexeme like '3%' and length(lexeme) > 3;
