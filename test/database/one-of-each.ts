import pg from 'pg';
import { makeShowing } from '../support/fixtures.ts';
import { openDatabase } from '../support/open-database.ts';
import { cloneDatabase } from '../support/test-database.ts';

/**
 * A connection to a database with one showing and one account. The account has one role, and three holds of the showing:
 * the seat of the first is HELD for an unpaid booking, the seat of the second is SOLD to the only ticket of a booking with
 * the only payment, which has a settled refund of a part of it, and an exchange of it for nothing, and the third was released. The cinema has one daily statement with one line.
 * The showing was moved once, and has a cancellation.
 */
export async function openOneOfEach(): Promise<{ client: pg.Client } & AsyncDisposable> {
  const { url, ...clone } = await cloneDatabase();
  await using database = openDatabase(url, { connections: 1 });
  await makeShowing(database, { rows: 1 });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(rows);
  return {
    client,
    async [Symbol.asyncDispose]() {
      await client.end();
      await clone[Symbol.asyncDispose]();
    },
  };
}

const rows = `
  update showing set free_at = ends_at + interval '20 minutes';

  insert into account (id, email, name, password_hash)
  values (gen_random_uuid(), 'ada@example.com', 'Ada', 'none');

  insert into role_grant (id, account_id, role, cinema_id)
  select gen_random_uuid(), account.id, 'MANAGER', cinema.id from account, cinema;

  insert into session (
    id, account_id, device, created_at, last_used_at, expires_at, family_hash, token_hash
  )
  select gen_random_uuid(), account.id, 'Firefox on Linux', now(), now(), now() + interval '30 days',
    sha256('family'), sha256('token')
  from account;

  insert into account_mail (id, account_id, purpose, email, token_hash, sent_at)
  select gen_random_uuid(), account.id, 'VERIFY_EMAIL', account.email, 'hash', now() from account;

  insert into data_export (id, account_id, token_hash, expires_at)
  select gen_random_uuid(), account.id, 'hash', now() + interval '1 hour' from account;

  insert into review (id, movie_id, account_id, rating)
  select gen_random_uuid(), movie.id, account.id, 5 from movie, account;

  insert into hold (id, account_id, showing_id, seat_ids, expires_at, idempotency_key, status)
  select gen_random_uuid(), account.id, showing.id, array[seat.id], now() + interval '7 minutes',
    'key ' || place.number, place.status::hold_status
  from account, showing, (values (1, 'CONVERTED'), (2, 'CONVERTED'), (3, 'RELEASED')) as place (number, status)
  join seat on seat.position = place.number - 1;

  insert into booking (id, reference, account_id, showing_id, hold_id, status, total_minor, currency)
  select gen_random_uuid(), paid.reference, account_id, showing_id, id, paid.status::booking_status, 1200, 'EUR'
  from hold
  join (values ('key 1', 'BCD-FGHJ', 'PENDING_PAYMENT'), ('key 2', 'BCD-FGHM', 'CONFIRMED')) as paid (key, reference, status)
    on paid.key = hold.idempotency_key;

  insert into contact (booking_id, email, name) select id, 'ada@mail.example', 'Ada' from booking where status = 'CONFIRMED';

  insert into ticket (id, booking_id, showing_id, seat_id, ticket_type_id, price_minor, status, sold_at)
  select gen_random_uuid(), booking.id, booking.showing_id, hold.seat_ids[1], ticket_type.id, 1200, 'VALID', now()
  from booking
  join hold on hold.id = booking.hold_id, ticket_type
  where booking.status = 'CONFIRMED' and ticket_type.name = 'Adult';

  insert into booking_line (booking_id, position, kind, ticket_id, label, amount_minor, tax_rate_basis_points, tax_minor)
  select ticket.booking_id, 0, 'TICKET', ticket.id, 'Adult', 1200, 700, 79 from ticket;

  insert into price_override (showing_id, seat_category_id, ticket_type_id, amount_minor)
  select showing.id, seat_category.id, ticket_type.id, 900 from showing, seat_category, ticket_type where ticket_type.name = 'Adult';

  insert into surcharge (id, price_list_id, position, label, amount_minor)
  select gen_random_uuid(), price_list.id, 0, '3D', 300 from price_list;

  insert into payment (id, booking_id, account_id, amount_minor, currency, token, idempotency_key, request_fingerprint, status)
  select gen_random_uuid(), id, account_id, total_minor, currency, 'pm_card_visa', 'key', 'print', 'SUCCEEDED'
  from booking where status = 'CONFIRMED';

  insert into counter_request (id, booking_id, account_id, idempotency_key, request_fingerprint)
  select gen_random_uuid(), id, account_id, 'key at the counter', 'print' from booking where status = 'CONFIRMED';

  insert into booking_mail (id, booking_id, purpose)
  select gen_random_uuid(), id, 'SHOWING_CANCELLED' from booking where status = 'CONFIRMED';

  insert into cancellation (id, booking_id, account_id, idempotency_key, request_fingerprint)
  select gen_random_uuid(), id, account_id, 'key of a cancellation', 'print' from booking where status = 'CONFIRMED';

  update payment set refunded_minor = 200;

  insert into refund (id, payment_id, booking_id, amount_minor, status, reason, settled_at)
  select gen_random_uuid(), id, booking_id, 200, 'SUCCEEDED', 'STAFF', now() from payment;

  insert into refund_line (refund_id, ticket_id, amount_minor) select refund.id, ticket.id, 200 from refund, ticket;

  insert into exchange (
    id, booking_id, account_id, idempotency_key, request_fingerprint, hold_id, status, ticket_ids, payable_minor, plan, settled_at
  )
  select gen_random_uuid(), booking.id, booking.account_id, 'key of an exchange', 'print', booking.hold_id, 'DONE', array[ticket.id], 0, '{}', now()
  from ticket join booking on booking.id = ticket.booking_id;

  insert into exchanged_ticket (ticket_id, exchange_id, new_ticket_id, credit_minor, credit_fee_minor, credit_tax_minor)
  select ticket.id, exchange.id, ticket.id, 0, 0, 0 from ticket, exchange;

  insert into daily_statement (id, cinema_id, number, date, from_at, until_at)
  select gen_random_uuid(), cinema.id, 1, '2026-11-25', '2026-11-25T02:00Z', '2026-11-26T02:00Z' from cinema;

  insert into statement_line (statement_id, position, cinema_id, sold_on, showing_id, movie_id, ticket_type_id, price_minor,
    method, tickets, tickets_cancelled, gross_minor, refunded_minor, tax_minor)
  select daily_statement.id, 0, daily_statement.cinema_id, '2026-11-25', showing.id, showing.movie_id, ticket_type.id, 1200, 'CARD', 1, 0, 1200, 200, 65
  from daily_statement, showing, ticket_type where ticket_type.name = 'Adult';

  insert into promo_code (id, code, percent, valid_from, valid_until, max_uses, max_uses_per_account, used)
  values (gen_random_uuid(), 'SUMMER', 10, '2026-06-01', '2026-09-01', 5, 1, 2);

  insert into promo_use (booking_id, promo_code_id, position, ticket_ids, per_ticket, quantity)
  select ticket.booking_id, promo_code.id, 0, array[ticket.id], false, 1 from ticket, promo_code;

  insert into promo_return (promo_code_id, quantity) select id, 1 from promo_code;

  insert into showing_cancellation (id, showing_id, account_id, idempotency_key, request_fingerprint, reason, booking_ids)
  select gen_random_uuid(), showing.id, account.id, 'key of a cancelled showing', 'print', 'The projector is broken.', '{}' from showing, account;

  insert into showing_move (id, showing_id, account_id, idempotency_key, request_fingerprint, moves)
  select gen_random_uuid(), showing.id, account.id, 'key of a moved showing', 'print', '[]' from showing, account;

  insert into due_row_attempt (kind, row_id, next_at)
  select 'unsettled-payment', id, now() from payment;

  update showing_seat set status = 'HELD', hold_id = hold.id, held_until = hold.expires_at
  from hold where hold.idempotency_key = 'key 1' and showing_seat.seat_id = hold.seat_ids[1];

  update showing_seat set status = 'SOLD', ticket_id = ticket.id
  from ticket where showing_seat.seat_id = ticket.seat_id`;
