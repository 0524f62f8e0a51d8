import { forget, keep, stringList, useKept } from '../buying/kept.ts';
import { tabStorage } from '../session/browser-storage.ts';

/** The picks of a showing outlast a reload, until they are held. @param name of what they are for: see PickPurpose */
export function useKeptPicks(name: string) {
  return useKept(nameOf(name), stringList);
}

/** For the next time that the map is shown. */
export function keepPicks(name: string, picks: readonly string[]): void {
  if (picks.length > 0) keep(tabStorage, nameOf(name), picks);
  else forget(tabStorage, nameOf(name));
}

function nameOf(name: string): string {
  return `picks:${name}`;
}
