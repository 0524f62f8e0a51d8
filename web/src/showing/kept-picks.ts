import { forget, keep, readKept } from '../buying/kept.ts';
import { tabStorage } from '../session/browser-storage.ts';

/** The picks of a showing outlast a reload, until they are held. */
export function keepPicks(showingId: string, picks: readonly string[]): void {
  if (picks.length > 0) keep(tabStorage, `picks:${showingId}`, picks);
  else forget(tabStorage, `picks:${showingId}`);
}

export function keptPicks(showingId: string): string[] {
  const kept = readKept(tabStorage, `picks:${showingId}`);
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
}
