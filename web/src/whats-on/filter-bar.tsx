import { useId, useState } from 'react';
import type { TimeFragment } from '../generated/graphql.ts';
import { languageName } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import { Select } from '../ui/select.tsx';
import styles from './filter-bar.module.css';
import { type Filters, countFilters } from './filters.ts';
import { choices } from './programme.ts';
import { SearchField } from './search-field.tsx';
import { SeatsTogether } from './seats-together.tsx';
import type { ListedCinema } from './use-cinemas.ts';
import type { ChangeFilters } from './use-filters.ts';

/** Everything but the day. On a phone the selects are behind a button; together and the search are always there. */
export function FilterBar({
  filters,
  change,
  cinemas,
  showings,
  hasSearch = true,
}: {
  filters: Filters;
  change: ChangeFilters;
  cinemas: readonly ListedCinema[];
  /** Formats and languages to choose from are those of these. */
  showings: readonly TimeFragment[];
  hasSearch?: boolean;
}) {
  const { whatsOn } = useTexts();
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const languages = choices(
    showings.map((showing) => showing.language),
    filters.language,
  );
  const formats = choices(
    showings.map(({ format }) => format),
    filters.format,
  );
  const count = countFilters(filters);
  return (
    <form
      className={styles['bar']}
      role="search"
      aria-label={whatsOn.filters}
      onSubmit={(event) => event.preventDefault()}
    >
      {hasSearch && <SearchField search={filters.search} change={change} />}
      <button
        type="button"
        className={`button quiet ${styles['toggle']}`}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {whatsOn.filters}
        {count > 0 && <span className={styles['count']}>{count}</span>}
      </button>
      <div id={id} className={styles['selects']} data-open={isOpen}>
        <Select
          label={whatsOn.cinema}
          value={filters.cinema}
          any={whatsOn.everyCinema}
          onPick={(cinema) => change({ cinema })}
          options={cinemas.map(({ id: value, name }) => ({ value, label: name }))}
        />
        <Select
          label={whatsOn.format}
          value={filters.format}
          any={whatsOn.everyFormat}
          onPick={(format) => change({ format })}
          options={formats.map((value) => ({ value, label: value }))}
        />
        <Select
          label={whatsOn.language}
          value={filters.language}
          any={whatsOn.everyLanguage}
          onPick={(spoken) => change({ language: spoken })}
          options={languages.map((value) => ({ value, label: languageName(value, language) }))}
        />
      </div>
      <SeatsTogether count={filters.together} onPick={(together) => change({ together })} />
    </form>
  );
}
