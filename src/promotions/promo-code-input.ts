import { z } from 'zod';
import { listOf, wholeNumber } from '../platform/input.ts';
import type { Money } from '../platform/money.ts';
import { MAX_PRICE, money } from '../pricing/price-input.ts';
import { toStoredCode } from './typed-code.ts';

const CODE_MESSAGE = 'A promo code must have 4 to 40 letters of the English alphabet, digits and hyphens.';

const CODE = z
  .string(CODE_MESSAGE)
  .transform((typed) => toStoredCode(typed) ?? '')
  .refine((code) => code !== '', CODE_MESSAGE);

const DISCOUNT = z.object({
  percent: wholeNumber('The percentage', { min: 1, max: 100 }).nullish().default(null),
  amountPerTicket: money(`The amount must be from 1 to ${MAX_PRICE}.`, (amount) => amount > 0n)
    .nullish()
    .default(null),
  freeSeats: wholeNumber('The number of free seats', { min: 1, max: 100 }).nullish().default(null),
});

const MAX_USES = 1_000_000;
const MAX_LISTED = 100;

/** What an update can change. */
export const TERMS = z.object({
  validFrom: z.date('It must be a time.').nullable(),
  validUntil: z.date('It must be a time.').nullable(),
  maxUses: wholeNumber('The number of uses', { min: 1, max: MAX_USES }).nullable(),
  maxUsesPerAccount: wholeNumber('The number of uses of an account', { min: 1, max: MAX_USES }).nullable(),
  cinemaIds: listOf('The cinemas', z.string(), { max: MAX_LISTED }),
  movieIds: listOf('The movies', z.string(), { max: MAX_LISTED }),
  ticketTypeIds: listOf('The ticket types', z.string(), { max: MAX_LISTED }),
  combinable: z.boolean('It must be true or false.'),
});

export const NEW_PROMO_CODE = TERMS.extend({ code: CODE, discount: DISCOUNT });

export type Terms = z.output<typeof TERMS>;

/** Just one is given. */
export interface DiscountAsked {
  percent?: number | null;
  amountPerTicket?: Money | null;
  freeSeats?: number | null;
}

export interface NewPromoCode {
  code: string;
  discount: DiscountAsked;
  validFrom?: Date | null;
  validUntil?: Date | null;
  maxUses?: number | null;
  maxUsesPerAccount?: number | null;
  cinemaIds: readonly string[];
  movieIds: readonly string[];
  ticketTypeIds: readonly string[];
  combinable: boolean;
}

/** What is left out stays as it is. */
export interface PromoCodePatch {
  validFrom?: Date | null;
  validUntil?: Date | null;
  maxUses?: number | null;
  maxUsesPerAccount?: number | null;
  cinemaIds?: readonly string[] | null;
  movieIds?: readonly string[] | null;
  ticketTypeIds?: readonly string[] | null;
  combinable?: boolean | null;
}
