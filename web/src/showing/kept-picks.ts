import { forget, keep, readKept } from '../buying/kept.ts';
import { tabStorage } from '../session/browser-storage.ts';

/** The picks of a showing outlast a reload, until they are held. @param name of what they are for: see PickPurpose */
export function keepPicks(name: string, picks: readonly string[]): void {
  if (picks.length > 0) keep(tabStorage, `picks:${name}`, picks);
  else forget(tabStorage, `picks:${name}`);
}

export function keptPicks(name: string): string[] {
  const kept = readKept(tabStorage, `picks:${name}`);
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
}
