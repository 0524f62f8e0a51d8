import {
  copy,
  copyOf,
  dailyStatement,
  MINUTE,
  payment,
  type RefusedStatement,
  refusals,
  TOO_LARGE,
} from './statements.ts';

/** What is refused of tickets as they are sold, of payments, of refunds and of daily statements. */
export const refusedSales: RefusedStatement[] = [
  ...refusals('ticket_sold', {
    'a VALID ticket without the time of its sale': 'update ticket set sold_at = null',
    'a PENDING ticket with the time of a sale': "update ticket set status = 'PENDING'",
  }),
  ...refusals('ticket_cancelled', {
    'a sold ticket that is VOID without the time of its cancellation': "update ticket set status = 'VOID'",
    'a VALID ticket with the time of a cancellation': 'update ticket set cancelled_at = now()',
    'a cancelled ticket that was never sold': "update ticket set status = 'VOID', sold_at = null, cancelled_at = now()",
  }),
  ...refusals('ticket_code_revision', { 'a code before the first one': 'update ticket set code_revision = -1' }),
  ...refusals('counter_request_account_id_idempotency_key_key', {
    'a second request to pay at the counter under a key': copy('counter_request'),
  }),
  ...refusals('payment_one_open_per_booking', {
    'a payment of a paid booking': payment({ status: "'PENDING'", idempotency_key: "'key 2'" }),
    'a second capture of a booking': payment({ idempotency_key: "'key 2'" }),
    'two open payments of a booking': `
      update payment set status = 'PENDING', refunded_minor = 0;
      ${payment({ idempotency_key: "'key 2'" })}`,
  }),
  ...refusals('payment_one_open_per_exchange', {
    'two open payments of an exchange': `
      ${payment({ status: "'PENDING'", idempotency_key: "'key 2'", exchange_id: '(select id from exchange)' })};
      ${payment({ status: "'PENDING'", idempotency_key: "'key 3'", exchange_id: '(select id from exchange)' })}`,
  }),
  ...refusals('exchange_account_id_idempotency_key_key', {
    'two exchanges with the same idempotency key': copyOf('exchange', { id: 'gen_random_uuid()' }),
  }),
  ...refusals('exchange_new_booking_id_key', {
    'two exchanges that have made one booking': `
      update exchange set new_booking_id = booking_id;
      ${copyOf('exchange', { id: 'gen_random_uuid()', idempotency_key: "'key 2'" })}`,
  }),
  ...refusals('exchanged_ticket_new_ticket_id_key', {
    'two tickets for one': copyOf('exchanged_ticket', { ticket_id: 'gen_random_uuid()' }),
  }),
  ...refusals('exchange_settled', {
    'a PENDING exchange with the time of its end': "update exchange set status = 'PENDING'",
    'a DONE exchange without the time of its end': 'update exchange set settled_at = null',
  }),
  ...refusals('exchange_tickets', { 'an exchange of no ticket': "update exchange set ticket_ids = '{}'" }),
  ...refusals('exchange_payable', {
    'an exchange for a negative amount': 'update exchange set payable_minor = -1',
    'an exchange for more than 53 bits': `update exchange set payable_minor = ${TOO_LARGE}`,
  }),
  ...refusals('exchanged_ticket_credit', {
    'a credit of less than nothing': 'update exchanged_ticket set credit_minor = -1',
    'more fee and tax than credit': 'update exchanged_ticket set credit_fee_minor = credit_minor, credit_tax_minor = 1',
  }),
  ...refusals('payment_amount', {
    'a payment of a negative amount': `
      update payment set refunded_minor = 0;
      update payment set amount_minor = -1`,
    'a payment of more than 53 bits': `update payment set amount_minor = ${TOO_LARGE}`,
  }),
  ...refusals('payment_refunds', {
    'refunds above the amount of the payment': 'update payment set refunded_minor = amount_minor + 1',
    'refunds of a negative amount': 'update payment set refunded_minor = -1',
    'a payment below its refunds': 'update payment set amount_minor = refunded_minor - 1',
  }),
  ...refusals('payment_refunds_what_was_captured', {
    'a refund of a PENDING payment': "update payment set status = 'PENDING', refunded_minor = 1",
    'a refund of a payment that requires an action':
      "update payment set status = 'REQUIRES_ACTION', action_url = 'https://a.example', action_expires_at = now(), refunded_minor = 1",
    'a refund of a declined payment':
      "update payment set status = 'DECLINED', decline_code = 'card_declined', refunded_minor = 1",
  }),
  ...refusals('payment_action', {
    'a payment that requires an action without a place for it':
      "update payment set refunded_minor = 0; update payment set status = 'REQUIRES_ACTION', action_expires_at = now()",
    'a payment that requires an action without an end':
      "update payment set refunded_minor = 0; update payment set status = 'REQUIRES_ACTION', action_url = 'https://a.example'",
    'an action of a payment that needs none': "update payment set action_url = 'https://a.example'",
    'the secret of an action of a payment that needs none': "update payment set action_client_secret = 'secret'",
    'the end of an action of a payment that needs none': 'update payment set action_expires_at = now()',
  }),
  ...refusals('payment_decline', {
    'a declined payment without a decline code': "update payment set status = 'DECLINED'",
    'a successful payment with a decline code': "update payment set decline_code = 'card_declined'",
  }),
  ...refusals('refund_amount', {
    'a refund of nothing': 'update refund set amount_minor = 0',
    'a refund of a negative amount': 'update refund set amount_minor = -1',
  }),
  ...refusals('refund_settled', {
    'a PENDING refund with the time of its settlement': "update refund set status = 'PENDING'",
    'a SUCCEEDED refund without the time of its settlement': 'update refund set settled_at = null',
    'a FAILED refund without the time of its settlement': "update refund set status = 'FAILED', settled_at = null",
  }),
  ...refusals('refund_paid_otherwise', {
    'a refund that staff have paid and that is PENDING':
      "update refund set status = 'PENDING', settled_at = null, paid_otherwise = true",
  }),
  ...refusals('refund_line_amount', {
    'nothing of a refund for a ticket': copyOf('refund_line', {
      refund_id: 'gen_random_uuid()',
      amount_minor: '0',
    }),
  }),
  ...refusals('ledger_entry_balance', {
    'an entry of the ledger whose sum is not zero': copyOf('ledger_entry', {
      event_id: 'gen_random_uuid()',
      tax_minor: 'tax_minor + 1',
    }),
  }),
  ...refusals('daily_statement_number', { 'a statement with the number 0': dailyStatement({ number: '0' }) }),
  ...refusals('daily_statement_span', {
    'a statement that ends before it begins': dailyStatement({ until_at: `from_at - ${MINUTE}` }),
  }),
  ...refusals('daily_statement_cinema_id_number_key', {
    'two statements of a cinema with one number': dailyStatement({ number: '1' }),
  }),
  ...refusals('daily_statement_cinema_id_date_key', {
    'two statements of a cinema for one day': dailyStatement({ date: 'date' }),
  }),
  ...refusals('statement_line_counts', {
    'a line before the first': copyOf('statement_line', { position: '-1' }),
    'less than no tickets': copyOf('statement_line', { position: '1', tickets: '-1' }),
    'less than no cancelled tickets': copyOf('statement_line', { position: '1', tickets_cancelled: '-1' }),
  }),
  ...refusals('statement_line_amounts', {
    'less than nothing sold': copyOf('statement_line', { position: '1', gross_minor: '-1' }),
    'sales of more than 53 bits': copyOf('statement_line', { position: '1', gross_minor: TOO_LARGE }),
    'refunds of more than 53 bits': copyOf('statement_line', { position: '1', refunded_minor: TOO_LARGE }),
    'failed refunds of more than 53 bits': copyOf('statement_line', { position: '1', refunded_minor: `-${TOO_LARGE}` }),
    'tax of more than 53 bits': copyOf('statement_line', { position: '1', tax_minor: TOO_LARGE }),
    'tax given back of more than 53 bits': copyOf('statement_line', { position: '1', tax_minor: `-${TOO_LARGE}` }),
  }),
];
