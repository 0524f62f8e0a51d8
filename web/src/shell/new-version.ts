import { storageOf } from '../session/browser-storage.ts';
import { BASE } from './config.ts';

/** Where a tab keeps the versions that it had, or was to have after a reload. */
const TRIED = 'rowlock:tried-versions';
/** The main script has a hash of all files of the page in its name. */
const VERSION = versionIn(document);

/**
 * To be called when a file of the page is missing: a deployment has replaced the files of an open page.
 *
 * Loads the page anew when the server has a version that this tab has not tried before. So it comes to an end, also while servers of
 * two versions answer in turn.
 *
 * @returns whether the page is about to be replaced
 */
export async function leaveForNewVersion(): Promise<boolean> {
  const served = await servedVersion();
  // Where nothing can be kept, it could go on for ever.
  const storage = storageOf(() => sessionStorage);
  if (served === undefined || served === VERSION || !storage) return false;
  const tried = storage.getItem(TRIED)?.split(' ') ?? [];
  if (tried.includes(served)) return false;
  storage.setItem(TRIED, [...tried, VERSION, served].join(' '));
  location.reload();
  return true;
}

/** Loads the page anew as soon as the server answers: without it, the browser would show an error page of its own. */
export async function reloadWhenReachable(): Promise<void> {
  if ((await servedVersion()) !== undefined) location.reload();
}

/** @returns undefined when the server cannot be reached */
async function servedVersion(): Promise<string | undefined> {
  try {
    const response = await fetch(BASE, { cache: 'no-cache' });
    if (!response.ok) return undefined;
    return versionIn(new DOMParser().parseFromString(await response.text(), 'text/html'));
  } catch {
    return undefined;
  }
}

function versionIn(page: Document): string {
  return page.querySelector('script[type=module][src]')?.getAttribute('src') ?? '';
}
