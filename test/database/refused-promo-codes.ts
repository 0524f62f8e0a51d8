import { copy, type RefusedStatement, refusals } from './statements.ts';

/** What the constraints of promo codes and their uses refuse. */
export const refusedPromoCodes: RefusedStatement[] = [
  ...refusals('promo_code_code', {
    'a promo code in small letters': "update promo_code set code = 'summer'",
    'a promo code with a letter of another alphabet': "update promo_code set code = 'SOMMÉR'",
    'a promo code of three letters': "update promo_code set code = 'SUM'",
    'a promo code of 41 letters': "update promo_code set code = repeat('A', 41)",
  }),
  ...refusals('promo_code_discount', {
    'a promo code without a discount': 'update promo_code set percent = null',
    'a promo code with two discounts': 'update promo_code set free_seats = 1',
    'a percentage of 0': 'update promo_code set percent = 0',
    'a percentage of 101': 'update promo_code set percent = 101',
    'an amount of 0': "update promo_code set percent = null, amount_per_ticket_minor = 0, currency = 'EUR'",
    'an amount without a currency': 'update promo_code set percent = null, amount_per_ticket_minor = 1',
    'a currency in small letters':
      "update promo_code set percent = null, amount_per_ticket_minor = 1, currency = 'eur'",
    'a currency without an amount': "update promo_code set currency = 'EUR'",
    'no free seat': 'update promo_code set percent = null, free_seats = 0',
  }),
  ...refusals('promo_code_window', {
    'a promo code that ends when it begins': 'update promo_code set valid_until = valid_from',
  }),
  ...refusals('promo_code_caps', {
    'a promo code without a use': 'update promo_code set used = 0, max_uses = 0',
    'a promo code without a use for any account': 'update promo_code set max_uses_per_account = 0',
  }),
  ...refusals('promo_code_used', {
    'more uses than a promo code has': 'update promo_code set used = 6',
    'a cap below the uses of a promo code': 'update promo_code set max_uses = 1',
    'fewer uses of a promo code than none': 'update promo_code set used = -1',
  }),
  ...refusals('promo_code_open_code', { 'two promo codes in use with the same code': copy('promo_code') }),
  ...refusals('promo_use_quantity', { 'fewer uses of a booking than none': 'update promo_use set quantity = -1' }),
  ...refusals('promo_use_tickets', {
    'a use for no ticket': "update promo_use set ticket_ids = '{}'",
    'a use in no place': 'update promo_use set position = -1',
  }),
  ...refusals('promo_return_quantity', { 'nothing given back': 'update promo_return set quantity = 0' }),
];
