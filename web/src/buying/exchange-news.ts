import { tabStorage } from '../session/browser-storage.ts';
import { forget, keep, readKept } from './kept.ts';

/** This tab has sent the payment of an exchange: it is told of a decline, also once the new seats are lost. */
export function expectNews(bookingId: string): void {
  keep(tabStorage, nameOf(bookingId), true);
}

export function isNewsExpected(bookingId: string): boolean {
  return readKept(tabStorage, nameOf(bookingId)) === true;
}

/** The visitor knows. */
export function endNews(bookingId: string): void {
  forget(tabStorage, nameOf(bookingId));
}

function nameOf(bookingId: string): string {
  return `exchanging:${bookingId}`;
}
