import { refusedPromoCodes } from './refused-promo-codes.ts';
import { refusedSales } from './refused-sales.ts';
import { refusedSeatStatements } from './refused-seat-statements.ts';
import { refusedShowings } from './refused-showings.ts';
import { copy, copyOf, MINUTE, payment, type RefusedStatement, refusals, TOO_LARGE } from './statements.ts';

const otherBooking = "(select id from booking where status = 'PENDING_PAYMENT')";

/** What each constraint refuses, as raw SQL on the rows of one-of-each.ts. */
export const refusedStatements: RefusedStatement[] = [
  ...refusedSales,

  ...refusedShowings,
  ...refusedSeatStatements,

  ...refusals('ticket_one_live_per_seat', {
    'a second VALID ticket for a seat': copy('ticket', { booking_id: otherBooking }),
    'a USED ticket beside a VALID one': copy('ticket', {
      booking_id: otherBooking,
      status: "'USED'",
      checked_in_at: 'now()',
    }),
  }),
  ...refusals('ticket_price', {
    'a ticket with a negative price': 'update ticket set price_minor = -1',
    'a ticket price of more than 53 bits': `update ticket set price_minor = ${TOO_LARGE}`,
  }),
  ...refusals('ticket_checked_in', {
    'a USED ticket without the time of its check-in': "update ticket set status = 'USED'",
    'a VALID ticket with the time of a check-in': 'update ticket set checked_in_at = now()',
  }),

  ...refusals('booking_total', {
    'a booking with a negative total': 'update booking set total_minor = -1',
    'a booking with a total of more than 53 bits': `update booking set total_minor = ${TOO_LARGE}`,
  }),
  ...refusals('price_amount', {
    'a negative price': 'update price set amount_minor = -1',
    'a price of more than 53 bits': `update price set amount_minor = ${TOO_LARGE}`,
  }),
  ...refusals('hold_account', {
    'a hold without an account that was not ended': "update hold set account_id = null where status = 'CONVERTED'",
  }),
  ...refusals('contact_email_lower_case', {
    'an e-mail address of a contact in capitals': 'update contact set email = upper(email)',
  }),
  ...refusedPromoCodes,
  ...refusals('recurring_task_name_key', { 'two recurring tasks with the same name': copy('recurring_task') }),
  ...refusals('hold_extendable', {
    'a hold that lasts longer than it can be extended': `update hold set expires_at = extendable_until + ${MINUTE}`,
  }),
  ...refusals('hold_seats', {
    'a hold without seats': "update hold set seat_ids = '{}'",
    'a hold whose seats are null': 'update hold set seat_ids = null',
  }),
  ...refusals('account_email_lower_case', {
    'an e-mail address in capitals': 'update account set email = upper(email)',
  }),
  ...refusals('account_closed', {
    'a closed account with an e-mail address':
      'update account set closed_at = now(), name = null, password_hash = null',
    'a closed account with a name': 'update account set closed_at = now(), email = null, password_hash = null',
    'a closed account with a password': 'update account set closed_at = now(), email = null, name = null',
    'a closed account that waits for a new address':
      "update account set closed_at = now(), email = null, name = null, password_hash = null, new_email = 'a@b.example'",
  }),
  ...refusals('account_mail_sent', {
    'a mail that was sent to no account': 'update account_mail set account_id = null',
  }),
  ...refusals('booking_mail_once', { 'a second mail about the same end of a booking': copy('booking_mail') }),
  ...refusals('account_mail_token_hash_key', { 'two mails with the same token': copy('account_mail') }),
  ...refusals('data_export_token_hash_key', { 'two links with the same token': copy('data_export') }),
  ...refusals('account_verified', {
    'an account that has verified no address': 'update account set email = null, email_verified_at = now()',
  }),
  ...refusals('account_guest', {
    'a guest with an e-mail address': 'update account set is_guest = true, password_hash = null',
    'a guest with a password': 'update account set is_guest = true, email = null',
  }),
  ...refusals('kept_key_length', {
    'a key of 31 bytes': "insert into kept_key (name, key) values ('short', decode(repeat('00', 31), 'hex'))",
  }),
  ...refusals('cinema_open_name', { 'two open cinemas of a city with the same name': copy('cinema') }),
  ...refusals('cinema_location', {
    'a latitude without a longitude': 'update cinema set latitude = 52.5',
    'a latitude beyond the pole': 'update cinema set latitude = 90.1, longitude = 0',
    'a longitude of more than half a turn': 'update cinema set latitude = 0, longitude = -180.5',
  }),
  ...refusals('movie_title_and_release', {
    'two movies with the same title and release date': `
      insert into movie (id, title, synopsis, runtime_minutes, release_date)
      select gen_random_uuid(), title, synopsis, runtime_minutes, release_date from movie`,
  }),
  ...refusals('movie_available', {
    'a movie that may be shown until before it may be': `
      update movie set available_from = '2026-12-02', available_until = '2026-12-01'`,
  }),
  ...refusals('seat_couple', { 'a couple of seats that are none': 'update seat set couple_number = 1' }),
  ...refusals('seat_companion_of', {
    'a companion seat that is none': 'update seat set companion_of_id = seat.id',
  }),
  ...refusals('showing_minutes', {
    'a negative time before the movie': 'update showing set lead_minutes = -1',
    'a negative time for cleaning': 'update showing set cleaning_minutes = -1',
  }),
  ...refusals('review_rating', {
    'a rating of 0': 'update review set rating = 0',
    'a rating of 6': 'update review set rating = 6',
  }),
  ...refusals('review_movie_id_account_id_key', { 'two reviews of a movie by one account': copy('review') }),
  ...refusals('movie_runtime', { 'a movie with a runtime of 0': 'update movie set runtime_minutes = 0' }),
  ...refusals('cinema_currency', { 'a currency in lower case': "update cinema set currency = 'eur'" }),
  ...refusals('cinema_address_country', {
    'a country in lower case': "update cinema set address_country = 'de'",
    'a country of one letter': "update cinema set address_country = 'D'",
    'a country with a digit': "update cinema set address_country = 'D1'",
  }),
  ...refusals('movie_certificate', {
    'a minimum age without a label': 'update movie set certificate_minimum_age = 12',
    'a minimum age of 0': "update movie set certificate_label = 'FSK 0', certificate_minimum_age = 0",
    'a minimum age of three digits': "update movie set certificate_label = 'FSK 100', certificate_minimum_age = 100",
  }),
  ...refusals('seat_place', {
    'a negative row index': 'update seat set row_index = -1',
    'a negative index in the row': 'update seat set index_in_row = -1',
  }),
  ...refusals('session_hashes', {
    'a session whose secret is no hash': "update session set family_hash = 'family'",
    'a session whose token is no hash': "update session set token_hash = 'token'",
    'a session whose token before is no hash':
      "update session set previous_hash = 'token', rotated_at = now(), successor_sealed = 'sealed'",
  }),
  ...refusals('session_rotation', {
    'a session with the token before, and no successor':
      "update session set previous_hash = sha256('before'), rotated_at = now()",
    'a session with a successor, and not the token before it':
      "update session set successor_sealed = 'sealed', rotated_at = now()",
    'a refreshed session without the time of it':
      "update session set previous_hash = sha256('before'), successor_sealed = 'sealed'",
  }),
  ...refusals('role_grant_admin_everywhere', {
    'an administrator of one cinema': "update role_grant set role = 'ADMIN'",
  }),
  ...refusals('role_grant_once_per_cinema', {
    'the same role for the same cinema twice': copy('role_grant'),
  }),
  ...refusals('role_grant_once_everywhere', {
    'the same role for all cinemas twice': `
      update role_grant set cinema_id = null;
      ${copy('role_grant')}`,
  }),
  ...refusals('due_row_attempt_id_key', { 'two claims with one id': copyOf('due_row_attempt', { kind: "'other'" }) }),
  ...refusals('due_row_attempt_failure', {
    'a failure without its time': "update due_row_attempt set error = 'it failed'",
    'the time of no failure': 'update due_row_attempt set failed_at = now()',
  }),
  ...refusals('due_row_attempt_count', {
    'a claimed row without an attempt': 'update due_row_attempt set attempts = 0',
  }),

  ...refusals('account_email_key', { 'two accounts with the same e-mail address': copy('account') }),
  ...refusals('auditorium_open_name', {
    'two open auditoriums of a cinema with the same name': copy('auditorium'),
  }),
  ...refusals('seat_map_auditorium_id_version_key', {
    'the same version of a seat map twice': copy('seat_map'),
  }),
  ...refusals('seat_category_cinema_id_name_key', {
    'two seat categories of a cinema with the same name': copy('seat_category'),
  }),
  ...refusals('seat_seat_map_id_position_key', { 'two seats with the same position': copy('seat') }),
  ...refusals('seat_seat_map_id_label_key', {
    'two seats of a map with the same label': copy('seat', { position: '100', number: "'100'" }),
  }),
  ...refusals('seat_seat_map_id_section_row_number_key', {
    'two seats of a map with the same row and number': copy('seat', { position: '100', label: "'Z100'" }),
    'two seats of a section with the same row and number': `
      update seat set section = 'Balcony';
      ${copy('seat', { position: '100', label: "'Z100'" })}`,
  }),
  ...refusals('ticket_type_open_name', {
    'two ticket types of a cinema that are sold with the same name': copy('ticket_type'),
  }),
  ...refusals('ticket_type_max_per_booking', {
    'a ticket type that no booking can have': 'update ticket_type set max_per_booking = 0',
  }),
  ...refusals('ticket_type_one_for_each_other', {
    'a ticket type that is sold beside itself': 'update ticket_type set one_for_each_id = id',
  }),
  ...refusals('price_list_open_name', {
    'two price lists of a cinema in use with the same name': copy('price_list'),
  }),
  ...refusals('cinema_booking_fee', {
    'a negative booking fee': 'update cinema set booking_fee_minor = -1',
    'a booking fee of more than 53 bits': `update cinema set booking_fee_minor = ${TOO_LARGE}`,
  }),
  ...refusals('cinema_tax_rate', {
    'a negative tax rate': 'update cinema set tax_rate_basis_points = -1',
    'a tax rate of more than 100 %': 'update cinema set tax_rate_basis_points = 10001',
  }),
  ...refusals('cinema_cancellation', {
    'a cut-off after the start': 'update cinema set cancellation_cutoff_minutes = -1',
    'a negative fee for a cancellation': 'update cinema set cancellation_fee_minor = -1',
    'a fee for a cancellation of more than 53 bits': `update cinema set cancellation_fee_minor = ${TOO_LARGE}`,
  }),
  ...refusals('cinema_counter_release', {
    'a release after the start': 'update cinema set counter_release_minutes = -1',
  }),
  ...refusals('cinema_wheelchair_release', {
    'wheelchair places that are released after the start': 'update cinema set wheelchair_release_minutes = -1',
  }),
  ...refusals('price_one_at_a_time', {
    'two prices at once': copyOf('price', { from_revision: '5' }),
    'two prices at once before a change': `
      update price set until_revision = 6;
      ${copyOf('price', { from_revision: '5', until_revision: '9' })}`,
  }),
  ...refusals('price_override_amount', {
    'a negative price for one showing': 'update price_override set amount_minor = -1',
    'a price for one showing of more than 53 bits': `update price_override set amount_minor = ${TOO_LARGE}`,
  }),
  ...refusals('price_override_one_at_a_time', {
    'two prices of a showing at once': copyOf('price_override', { from_revision: '5' }),
  }),
  ...refusals('price_revision_only', {
    'a second count of price revisions': 'insert into price_revision (is_only, revision) values (false, 1)',
  }),
  ...refusals('surcharge_amount', {
    'a surcharge of more than 53 bits': `update surcharge set amount_minor = ${TOO_LARGE}`,
    'a negative surcharge of more than 53 bits': `update surcharge set amount_minor = -${TOO_LARGE}`,
  }),
  ...refusals('surcharge_times', {
    'a surcharge from a time until the same': "update surcharge set starts_from = '17:00', starts_until = '17:00'",
  }),
  ...refusals('surcharge_revisions', {
    'a surcharge that ends before it begins': 'update surcharge set from_revision = 2, until_revision = 1',
  }),
  ...refusals('surcharge_price_list_id_position_from_revision_key', {
    'two surcharges in one place': copy('surcharge'),
  }),
  ...refusals('booking_line_amount', {
    'a line of more than 53 bits': `update booking_line set amount_minor = ${TOO_LARGE}`,
    'a negative line of more than 53 bits': `update booking_line set amount_minor = -${TOO_LARGE}`,
  }),
  ...refusals('booking_line_tax', {
    'more tax than the amount': 'update booking_line set tax_minor = amount_minor + 1',
    'a line with a negative tax rate': 'update booking_line set tax_rate_basis_points = -1',
    'a line with a tax rate of more than 100 %': 'update booking_line set tax_rate_basis_points = 10001',
  }),
  ...refusals('booking_line_ticket', {
    'a price without its ticket': 'update booking_line set ticket_id = null',
    'a surcharge without its ticket': "update booking_line set kind = 'SURCHARGE', ticket_id = null",
  }),
  ...refusals('hold_account_id_idempotency_key_key', {
    'two holds with the same idempotency key': copy('hold', {}),
  }),
  ...refusals('booking_reference_key', {
    'two bookings with the same reference': copy('booking', {
      hold_id: "(select id from hold where idempotency_key = 'key 3')",
    }),
  }),
  ...refusals('booking_hold_id_key', {
    'two bookings of the same hold': copy('booking', { reference: "'BCD-FGHK'" }),
  }),
  ...refusals('ticket_one_for_booking_and_seat', {
    'a PENDING ticket of a booking for the seat of its VALID one': copy('ticket', {
      status: "'PENDING'",
      sold_at: 'null',
    }),
    'two PENDING tickets of a booking for the same seat': `
      update ticket set status = 'PENDING', sold_at = null;
      ${copy('ticket')}`,
  }),
  ...refusals('cancellation_account_id_idempotency_key_key', {
    'two cancellations with the same idempotency key': copy('cancellation', {}),
  }),
  ...refusals('payment_account_id_idempotency_key_key', {
    'two payments with the same idempotency key': payment({
      status: "'DECLINED'",
      decline_code: "'card_declined'",
    }),
  }),
];
