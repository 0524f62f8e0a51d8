import { useId, useRef, useState } from 'react';
import { useTexts } from '../texts/texts.tsx';
import styles from './search-field.module.css';
import type { ChangeFilters } from './use-filters.ts';

/** Shorter than most pauses between words, longer than most between letters. */
const PAUSE_MS = 250;

/** Searches while the visitor types: after each pause. The way back has the search once, not each of its letters. */
export function SearchField({ search, change }: { search: string; change: ChangeFilters }) {
  const { whatsOn } = useTexts();
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const pause = useRef(0);
  const searchFor = (text: string) => {
    clearTimeout(pause.current);
    change({ search: text }, { replace: search !== '' });
    setTyped(undefined);
  };
  return (
    <div className={styles['search']}>
      <label className="unseen" htmlFor={id}>
        {whatsOn.search}
      </label>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="10.500" cy="10.500" r="6.500" />
        <path d="m15.500 15.500 5 5" />
      </svg>
      <input
        id={id}
        type="search"
        placeholder={whatsOn.searchHint}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={200}
        value={typed ?? search}
        onChange={({ target: { value } }) => {
          setTyped(value);
          clearTimeout(pause.current);
          pause.current = window.setTimeout(() => searchFor(value), PAUSE_MS);
        }}
        onKeyDown={({ key }) => key === 'Enter' && typed !== undefined && searchFor(typed)}
      />
    </div>
  );
}
