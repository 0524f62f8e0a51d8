import { type RefusedStatement, refusals, seat } from './statements.ts';

/** Those of the seats of showings. */
export const refusedSeatStatements: RefusedStatement[] = [
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
  ...refusals('showing_seat_block_reason', {
    'a reason to block a seat that is for sale': "update showing_seat set block_reason = 'broken'",
  }),
  ...refusals('showing_seat_blocked_on_map', {
    'a seat that is blocked on its map and for sale': 'update showing_seat set blocked_on_map = true',
  }),
  ...refusals('showing_seat_version', { 'a version below zero': 'update showing_seat set version = -1' }),
  ...refusals('showing_seat_ticket', {
    'two seats SOLD to one ticket': seat({ status: 'SOLD', ticket_id: 'ticket.id' }),
  }),
];
