import { browserStorage } from '../session/browser-storage.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** early-theme.js reads it, too. */
const KEPT = 'rowlock:theme';

/** What the visitor chose here; by itself the page looks as the system does. */
export function chosenTheme(): Theme {
  return THEMES.find((theme) => theme === browserStorage.getItem(KEPT)) ?? 'system';
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') {
    browserStorage.removeItem(KEPT);
    delete document.documentElement.dataset['theme'];
  } else {
    browserStorage.setItem(KEPT, theme);
    document.documentElement.dataset['theme'] = theme;
  }
}
