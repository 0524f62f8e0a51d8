import type { PromoCode } from '../generated/prisma/client.ts';
import type { UserError } from '../platform/outcome.ts';

/** A promo code that is in use, as it is for one account and one showing at one moment. */
export interface PromoOffer extends Pick<
  PromoCode,
  | 'id'
  | 'code'
  | 'version'
  | 'percent'
  | 'amountPerTicketMinor'
  | 'currency'
  | 'freeSeats'
  | 'ticketTypeIds'
  | 'combinable'
> {
  /** By the database's clock. */
  window: 'EARLY' | 'OPEN' | 'OVER';
  isForCinema: boolean;
  isForMovie: boolean;
  /** The fewer of what is left of it and of what is left for the account; null: no cap. */
  usesLeft: number | null;
}

export type PromoCodeRejection =
  'UNKNOWN' | 'NOT_YET_VALID' | 'EXPIRED' | 'USED_UP' | 'NOT_FOR_THIS' | 'NOT_COMBINABLE';

export interface PromoCodeRejected extends UserError {
  kind: 'PromoCodeRejected';
  /** As it was typed. */
  code: string;
  reason: PromoCodeRejection;
}

const MESSAGES: Record<PromoCodeRejection, string> = {
  UNKNOWN: 'There is no such promo code.',
  NOT_YET_VALID: 'This promo code is not valid yet.',
  EXPIRED: 'This promo code is no longer valid.',
  USED_UP: 'This promo code has been used as often as it can be.',
  NOT_FOR_THIS: 'This promo code makes none of these tickets cheaper.',
  NOT_COMBINABLE: 'This promo code cannot be used together with the others.',
};

/** @param index of the code in the input */
export function promoCodeRejected(code: string, index: number, reason: PromoCodeRejection): PromoCodeRejected {
  const path = ['input', 'promoCodes', String(index)];
  return { kind: 'PromoCodeRejected', message: MESSAGES[reason], path, code, reason };
}

/**
 * Why a code is not good here, whatever the tickets are; undefined when it is. One of another cinema is UNKNOWN, so that a
 * guess there tells nothing of it.
 */
export function rejectionOf(offer: PromoOffer | undefined): PromoCodeRejection | undefined {
  if (!offer?.isForCinema) return 'UNKNOWN';
  if (offer.window === 'EARLY') return 'NOT_YET_VALID';
  if (offer.window === 'OVER') return 'EXPIRED';
  if (!offer.isForMovie) return 'NOT_FOR_THIS';
  return offer.usesLeft !== null && offer.usesLeft <= 0 ? 'USED_UP' : undefined;
}
