import { type ReactNode, createContext, use, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { en } from './en/en.ts';
import { type Language, LANGUAGES, chosenLanguage, directionOf, keepLanguage } from './language.ts';

/** The catalogue: English has every text, and each other language has the same ones, or does not compile. */
export type Texts = typeof en;

interface Chosen {
  language: Language;
  texts: Texts;
  choose: (language: Language) => void;
}

const TextsContext = createContext<Chosen | undefined>(undefined);

const loaders: Record<Language, () => Promise<Texts>> = {
  en: () => Promise.resolve(en),
  de: () => import('./de/de.ts').then(({ de }) => de),
};

/** Loads the texts of the visitor's language before anything is shown. */
export function TextsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(chosenLanguage);
  const [loaded, setLoaded] = useState<{ language: Language; texts: Texts }>();
  useEffect(() => {
    let isWanted = true;
    loaders[language]().then(
      (texts) => {
        if (isWanted) setLoaded({ language, texts });
      },
      // What is shown stays. When nothing is, English is here already.
      () => setLoaded((shown) => shown ?? { language: 'en', texts: en }),
    );
    return () => {
      isWanted = false;
    };
  }, [language]);
  // Together with the texts: a screen reader begins to read them.
  useLayoutEffect(() => {
    if (!loaded) return;
    document.documentElement.lang = loaded.language;
    document.documentElement.dir = directionOf(loaded.language);
  }, [loaded]);
  const value = useMemo<Chosen | undefined>(
    () =>
      loaded && {
        ...loaded,
        choose: (chosen) => {
          keepLanguage(chosen);
          setLanguage(chosen);
        },
      },
    [loaded],
  );
  return value && <TextsContext value={value}>{children}</TextsContext>;
}

function useChosen(): Chosen {
  const chosen = use(TextsContext);
  if (!chosen) throw new Error('texts are used outside of their provider');
  return chosen;
}

export function useTexts(): Texts {
  return useChosen().texts;
}

/** The language that is shown, all there are, and how to choose one. */
export function useLanguage() {
  const { language, choose } = useChosen();
  return { language, languages: LANGUAGES, choose };
}
