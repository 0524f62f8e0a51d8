/** One more than the API promises: 53 bits. */
export const TOO_LARGE = '9007199254740992';

/** What a constraint refuses. */
export interface RefusedStatement {
  what: string;
  constraint: string;
  statement: string;
}

/** @param statements by what each would do */
export function refusals(constraint: string, statements: Record<string, string>): RefusedStatement[] {
  return Object.entries(statements).map(([what, statement]) => ({ what, constraint, statement }));
}

export const MINUTE = "interval '1 minute'";

/** Inserts a copy of the first row of a table, with a new id and with other values, which are SQL. */
export function copy(table: string, values: Record<string, string> = {}): string {
  return copyOf(table, { id: 'gen_random_uuid()', ...values });
}

/** The same for a table without an id. */
export function copyOf(table: string, values: Record<string, string>): string {
  const changes = Object.entries(values);
  const changed = changes.map(([column, value]) => `'${column}', ${value}`).join(', ');
  return `insert into ${table} select (jsonb_populate_record(${table}, jsonb_build_object(${changed}))).* from ${table} limit 1`;
}

/** Inserts a copy of the payment, without its refund. */
export function payment(values: Record<string, string>): string {
  return copy('payment', { refunded_minor: '0', ...values });
}

/** Inserts a copy of the daily statement, for the day after it. */
export function dailyStatement(values: Record<string, string>): string {
  return copy('daily_statement', { number: 'number + 1', date: 'date + 1', ...values });
}

/** Inserts a copy of the showing, at another time. */
export function showing({
  starts,
  hours = 2,
  values = {},
}: {
  starts: string;
  hours?: number;
  values?: Record<string, string>;
}): string {
  const ends = `${starts} + interval '${hours} hours'`;
  return copy('showing', { starts_at: starts, ends_at: ends, free_at: ends, ...values });
}

/** Changes a free seat; `hold` and `ticket` belong to other seats. */
export function seat({ status, ...values }: Record<string, string>): string {
  const changes = Object.entries({ status: `'${status}'`, ...values });
  return `
    update showing_seat set ${changes.map(([column, value]) => `${column} = ${value}`).join(', ')}
    from hold, ticket, seat
    where hold.idempotency_key = 'key 1' and seat.position = 3 and showing_seat.seat_id = seat.id`;
}
