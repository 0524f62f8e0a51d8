import { useState } from 'react';
import { type Language, LANGUAGE_NAMES } from '../texts/language.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import styles from './preferences.module.css';
import { chooseTheme, chosenTheme, type Theme, THEMES } from './theme.ts';

/** How the page is shown to this visitor. The browser keeps it. */
export function Preferences() {
  const { shell } = useTexts();
  const { language, languages, choose } = useLanguage();
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <div className={styles['preferences']}>
      <label className={styles['language']}>
        <span className="unseen">{shell.language}</span>
        <Globe />
        <select value={language} onChange={(event) => choose(event.target.value as Language)}>
          {languages.map((each) => (
            <option key={each} value={each} lang={each}>
              {LANGUAGE_NAMES[each]}
            </option>
          ))}
        </select>
      </label>
      <fieldset className={styles['themes']}>
        <legend className="unseen">{shell.theme}</legend>
        {THEMES.map((each) => (
          <label key={each} title={shell.themes[each]}>
            <input
              className="unseen"
              type="radio"
              name="theme"
              aria-label={shell.themes[each]}
              checked={theme === each}
              onChange={() => {
                chooseTheme(each);
                setTheme(each);
              }}
            />
            <ThemeIcon theme={each} />
          </label>
        ))}
      </fieldset>
    </div>
  );
}

const ICONS: Record<Theme, string> = {
  system: 'M3 4h14v9H3zM7 17h6M10 13v4',
  light:
    'M10 6.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7M10 1v2M10 17v2M1 10h2M17 10h2M3.600 3.600 5 5M15 15l1.400 1.400M3.600 16.400 5 15M15 5l1.400-1.400',
  dark: 'M16.500 12.500A7 7 0 0 1 7.500 3.500a7 7 0 1 0 9 9Z',
};

function ThemeIcon({ theme }: { theme: Theme }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d={ICONS[theme]} />
    </svg>
  );
}

function Globe() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d="M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16M2 10h16M10 2c5 5 5 11 0 16M10 2c-5 5-5 11 0 16" />
    </svg>
  );
}
