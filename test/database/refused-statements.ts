import { copy, MINUTE, seat, showing } from './statements.ts';

const otherBooking = "(select id from booking where status = 'PENDING_PAYMENT')";

/** For each constraint what it is there to refuse, as raw SQL on the rows of one-of-each.ts. */
export const refusedStatements: { what: string; constraint: string; statement: string }[] = [
  ...refusals('showing_no_overlap', {
    'a showing that starts before another in its auditorium has ended': showing({
      starts: `showing.ends_at - ${MINUTE}`,
    }),
    'a showing within the time that another needs for cleaning': showing({ starts: `showing.free_at - ${MINUTE}` }),
    'a showing around another in its auditorium': showing({ starts: `showing.starts_at - ${MINUTE}`, hours: 5 }),
  }),
  ...refusals('showing_times', {
    'a showing that ends when it starts': 'update showing set ends_at = starts_at',
    'an auditorium that is free before the showing ends': `update showing set free_at = ends_at - ${MINUTE}`,
  }),
  ...refusals('showing_sales_window', {
    'sales that open when they close': 'update showing set sales_open_at = sales_close_at',
  }),

  ...refusals('showing_seat_state', {
    'a HELD seat without a hold': seat({ status: 'HELD', held_until: 'now()' }),
    'a HELD seat without a deadline': seat({ status: 'HELD', hold_id: 'hold.id' }),
    'a HELD seat with a ticket': seat({
      status: 'HELD',
      hold_id: 'hold.id',
      held_until: 'now()',
      ticket_id: 'ticket.id',
    }),
    'a SOLD seat without a ticket': seat({ status: 'SOLD' }),
    'a SOLD seat with a hold': seat({ status: 'SOLD', ticket_id: 'ticket.id', hold_id: 'hold.id' }),
    'a SOLD seat with a deadline': seat({ status: 'SOLD', ticket_id: 'ticket.id', held_until: 'now()' }),
    'an AVAILABLE seat with a hold': seat({ status: 'AVAILABLE', hold_id: 'hold.id' }),
    'an AVAILABLE seat with a deadline': seat({ status: 'AVAILABLE', held_until: 'now()' }),
    'an AVAILABLE seat with a ticket': seat({ status: 'AVAILABLE', ticket_id: 'ticket.id' }),
    'a BLOCKED seat with a hold': seat({ status: 'BLOCKED', hold_id: 'hold.id', held_until: 'now()' }),
    'a BLOCKED seat with a ticket': seat({ status: 'BLOCKED', ticket_id: 'ticket.id' }),
  }),
  ...refusals('showing_seat_version', { 'a version below zero': 'update showing_seat set version = -1' }),
  ...refusals('showing_seat_ticket', {
    'two seats SOLD to one ticket': seat({ status: 'SOLD', ticket_id: 'ticket.id' }),
  }),

  ...refusals('ticket_one_live_per_seat', {
    'a second VALID ticket for a seat': copy('ticket', { booking_id: otherBooking }),
    'a USED ticket beside a VALID one': copy('ticket', {
      booking_id: otherBooking,
      status: "'USED'",
      checked_in_at: 'now()',
    }),
  }),
  ...refusals('ticket_price', { 'a ticket for less than nothing': 'update ticket set price_minor = -1' }),
  ...refusals('ticket_checked_in', {
    'a USED ticket that was never checked in': "update ticket set status = 'USED'",
    'a VALID ticket that was checked in': 'update ticket set checked_in_at = now()',
  }),

  ...refusals('payment_one_open_per_booking', {
    'a payment of a booking that is paid': copy('payment', { status: "'PENDING'", idempotency_key: "'key 2'" }),
    'a second capture of a booking': copy('payment', { idempotency_key: "'key 2'" }),
    'two payments of a booking at a time': `
      update payment set status = 'PENDING';
      ${copy('payment', { idempotency_key: "'key 2'" })}`,
  }),
  ...refusals('payment_amount', { 'a payment of less than nothing': 'update payment set amount_minor = -1' }),
  ...refusals('payment_refunds', {
    'more given back than was taken': 'update payment set refunded_minor = amount_minor + 1',
    'less than nothing given back': 'update payment set refunded_minor = -1',
  }),
  ...refusals('payment_refund_status', {
    'money given back that is still to be taken': "update payment set status = 'PENDING', refunded_minor = 1",
    'money given back that was never taken':
      "update payment set status = 'DECLINED', decline_code = 'card_declined', refunded_minor = 1",
  }),
  ...refusals('payment_decline', {
    'a declined payment that does not say why': "update payment set status = 'DECLINED'",
    'a payment that went well and says why not': "update payment set decline_code = 'card_declined'",
  }),
  ...refusals('refund_amount', {
    'a refund of nothing':
      'insert into refund (id, payment_id, amount_minor) select gen_random_uuid(), payment.id, 0 from payment',
  }),

  ...refusals('booking_total', { 'a booking for less than nothing': 'update booking set total_minor = -1' }),
  ...refusals('price_amount', { 'a price below zero': 'update price set amount_minor = -1' }),
  ...refusals('hold_seats', {
    'a hold of no seats': "update hold set seat_ids = '{}'",
    'a hold of nobody knows which seats': 'update hold set seat_ids = null',
    'a hold that is the account’s zeroth': 'update hold set ordinal = 0 where ordinal = 1',
  }),
  ...refusals('account_email_lower_case', { 'an address in capitals': 'update account set email = upper(email)' }),
  ...refusals('movie_runtime', { 'a movie that takes no time': 'update movie set runtime_minutes = 0' }),
  ...refusals('cinema_currency', { 'a currency in small letters': "update cinema set currency = 'eur'" }),

  ...refusals('account_email_key', { 'two accounts with one address': copy('account') }),
  ...refusals('auditorium_cinema_id_name_key', {
    'two auditoriums of a cinema with one name': copy('auditorium'),
  }),
  ...refusals('seat_map_auditorium_id_version_key', {
    'a version of a seat map twice': copy('seat_map'),
  }),
  ...refusals('seat_category_cinema_id_name_key', {
    'two seat categories of a cinema with one name': copy('seat_category'),
  }),
  ...refusals('seat_seat_map_id_position_key', { 'two seats in one place': copy('seat') }),
  ...refusals('ticket_type_cinema_id_name_key', {
    'two ticket types of a cinema with one name': copy('ticket_type'),
  }),
  ...refusals('hold_account_id_showing_id_ordinal_key', {
    'two holds that count as the same of an account and showing': copy('hold', {
      idempotency_key: 'null',
    }),
  }),
  ...refusals('hold_account_id_idempotency_key_key', {
    'two holds under one idempotency key': copy('hold', { ordinal: 'ordinal + 10' }),
  }),
  ...refusals('booking_reference_key', {
    'two bookings with one reference': copy('booking', {
      hold_id: '(select id from hold where ordinal = 3)',
    }),
  }),
  ...refusals('booking_hold_id_key', {
    'two bookings of one hold': copy('booking', { reference: "'BCD-FGHK'" }),
  }),
  ...refusals('ticket_booking_id_seat_id_key', {
    'two tickets of a booking for one seat': copy('ticket', { status: "'VOID'" }),
  }),
  ...refusals('payment_account_id_idempotency_key_key', {
    'two payments under one idempotency key': copy('payment', {
      status: "'DECLINED'",
      decline_code: "'card_declined'",
    }),
  }),
];

function refusals(constraint: string, statements: Record<string, string>) {
  return Object.entries(statements).map(([what, statement]) => ({ what, constraint, statement }));
}
