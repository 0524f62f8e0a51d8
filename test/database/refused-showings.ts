import { copy, MINUTE, type RefusedStatement, refusals, showing } from './statements.ts';

/** What is refused of showings, of their cancellations and of their moves. */
export const refusedShowings: RefusedStatement[] = [
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
  ...refusals('showing_cancellation_showing_id_key', {
    'a second cancellation of a showing': copy('showing_cancellation', { idempotency_key: "'key 2'" }),
  }),
  ...refusals('showing_cancellation_account_id_idempotency_key_key', {
    'two cancellations of showings with the same key': copy('showing_cancellation', {
      showing_id: 'gen_random_uuid()',
    }),
  }),
  ...refusals('showing_move_account_id_idempotency_key_key', {
    'two moves of showings with the same key': copy('showing_move'),
  }),
  ...refusals('showing_sales_window', {
    'sales that open when they close': 'update showing set sales_open_at = sales_close_at',
  }),
];
