import type { UserError } from '../../platform/outcome.ts';

/** Tickets for which the new auditorium has no seat. */
export interface SeatsMissing extends UserError {
  kind: 'SeatsMissing';
  ticketIds: string[];
}

export function seatsMissing(ticketIds: string[]): SeatsMissing {
  const message = `There is no seat for ${ticketIds.length} tickets: choose seats for them, or have them refunded.`;
  return { kind: 'SeatsMissing', message, path: ['input', 'auditoriumId'], ticketIds };
}
