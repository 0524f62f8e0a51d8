import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoChain } from '../../src/demo/demo-chain.ts';
import { migrate, readMigrations } from '../../src/platform/database/migrate.ts';
import { Resources } from '../../src/platform/resources.ts';
import { openVersion1, pickColumns, type Row, Tables } from './version-1.ts';

const resources = new Resources();
let url: string;
let client: pg.Client;
let before: Tables;
let after: Tables;
let applied: string[];

beforeAll(async () => {
  ({ url, client } = await openVersion1(resources));
  before = await Tables.read(client);
  applied = await migrate(url);
  after = await Tables.read(client);
});
afterAll(() => resources[Symbol.asyncDispose]());

const sum = (rows: readonly Row[], column: string) => rows.reduce((total, row) => total + Number(row[column]), 0);

test('the dump is of version 1 and has every state in it', () => {
  const all = {
    'account.role': ['ADMIN', 'CUSTOMER', 'STAFF'],
    'hold.status': ['ACTIVE', 'CONVERTED', 'EXPIRED', 'RELEASED'],
    'showing_seat.status': ['AVAILABLE', 'BLOCKED', 'HELD', 'SOLD'],
    'booking.status': ['CANCELLED', 'CONFIRMED', 'EXPIRED', 'PAYMENT_FAILED', 'PENDING_PAYMENT'],
    'ticket.status': ['PENDING', 'USED', 'VALID', 'VOID'],
    'payment.status': ['DECLINED', 'PENDING', 'REFUND_PENDING', 'REFUNDED', 'SUCCEEDED'],
    'refund.status': ['PENDING', 'SUCCEEDED'],
    'fake_gateway_charge.outcome': ['abandoned', 'declined', 'succeeded'],
  };
  expect(Object.fromEntries(Object.keys(all).map((column) => [column, before.values(column)]))).toEqual(all);
});

test('every migration since is applied, and only once', async () => {
  const { rows } = await client.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations order by migration_name',
  );
  const { migrationDirectories } = await readMigrations();
  expect(rows.map(({ name }) => name)).toEqual(migrationDirectories.map((directory) => directory.path));
  expect(applied).toEqual(rows.slice(2).map(({ name }) => name));
  expect(applied).not.toEqual([]);
  expect(await migrate(url)).toEqual([]);
});

test('the key of every payment stands for it', () => {
  const keys = ['account_id', 'idempotency_key', 'request_fingerprint'];
  expect(after.rows('request_key').length).toBeGreaterThan(0);
  expect(pickColumns(after.rows('request_key'), keys)).toEqual(pickColumns(after.rows('payment'), keys));
});

test('no row is lost, and what the other tests do not name is as it was', () => {
  const replaced = new Set(['account.role', 'cinema.address', 'movie.certificate', 'hold.ordinal']);
  const changed = new Set(['payment.status', 'payment.refunded_minor']);
  // The prices of showings are those of lists now, which another test compares.
  for (const table of before.names.filter((name) => name !== 'price')) {
    const [old, now] = [before.rows(table), after.rows(table)];
    const columns = Object.keys(old[0] ?? {}).filter((column) => !replaced.has(`${table}.${column}`));
    expect(now, table).toHaveLength(old.length);
    expect(Object.keys(now[0] ?? {}), table).toEqual(expect.arrayContaining(columns));
    const kept = columns.filter((column) => !changed.has(`${table}.${column}`));
    expect(pickColumns(now, kept), table).toEqual(pickColumns(old, kept));
  }
  for (const name of replaced) {
    const [table = '', column = ''] = name.split('.');
    expect(Object.keys(after.rows(table)[0] ?? {}), table).not.toContain(column);
  }
});

test('all constraints and indexes hold for the old rows too', async () => {
  const { rows } = await client.query(`
    select conname as name from pg_constraint where not convalidated
    union all select indexrelid::regclass::text from pg_index where not indisvalid`);
  expect(rows).toEqual([]);
});

test('roles become grants for all cinemas', () => {
  const grants = before.rows('account').flatMap(({ id, role }) => {
    const granted = { STAFF: 'BOX_OFFICE', ADMIN: 'ADMIN' }[String(role)];
    return granted === undefined ? [] : [{ account_id: id, role: granted, cinema_id: null }];
  });
  const columns = ['account_id', 'role', 'cinema_id'];
  expect(pickColumns(after.rows('role_grant'), columns)).toEqual(pickColumns(grants, columns));
  expect(after.values('account.version')).toEqual([1]);
});

test('an account can be without an address and a name', async () => {
  const { rows } = await client.query(`
    select column_name as name from information_schema.columns
    where table_name = 'account' and column_name in ('email', 'name') and is_nullable = 'YES' order by 1`);
  expect(rows).toEqual([{ name: 'email' }, { name: 'name' }]);
});

test('a certificate keeps its label and gets the age that it stands for', () => {
  const ages: Record<string, number> = { 'FSK 12': 12, 'FSK 18': 18, 'PG-13': 13, R: 17, 'NC-17': 17 };
  expect(before.values('movie.certificate')).toEqual(
    expect.arrayContaining([...Object.keys(ages), 'FSK 0', '12A', null]),
  );
  for (const { id, certificate } of before.rows('movie')) {
    expect(after.byId('movie', id)).toMatchObject({
      certificate_label: certificate,
      certificate_minimum_age: ages[String(certificate)] ?? null,
    });
  }
});

test('the address of a demo cinema is in parts, and another one stays whole', () => {
  const [berlin, london] = demoChain.cinemas.map(({ id }) => after.byId('cinema', id));
  const other = after.rows('cinema').find(({ name }) => name === 'The Odd One');
  const parts = [berlin, london, other].map((cinema) =>
    ['street', 'postal_code', 'city', 'region', 'country'].map((part) => cinema?.[`address_${part}`]),
  );
  expect(parts).toEqual([
    ['Kastanienufer 14', '10997', 'Berlin', null, 'DE'],
    ["27 Lockkeeper's Row", 'SE8 4QX', 'London', null, 'GB'],
    ['Main Street', null, 'New York', null, 'ZZ'],
  ]);
});

test('amounts of money have 64 bits', async () => {
  const { rows } = await client.query<{ name: string }>(`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and data_type = 'bigint'`);
  const gateway = ['fake_gateway_charge.amount_minor', 'fake_gateway_refund.amount_minor'];
  const payments = ['payment.amount_minor', 'payment.refunded_minor', 'refund.amount_minor'];
  expect(rows.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'price.amount_minor',
      'booking.total_minor',
      'ticket.price_minor',
      ...payments,
      ...gateway,
    ]),
  );
});

test('showings with the same prices share a list of their cinema, and one without prices has an empty one', () => {
  const pricesOf = (rows: readonly Row[]) => pickColumns(rows, ['seat_category_id', 'ticket_type_id', 'amount_minor']);
  for (const { id, auditorium_id } of before.rows('showing')) {
    const list = after.byId('price_list', after.byId('showing', id)['price_list_id']);
    const listed = after.rows('price').filter((price) => price['price_list_id'] === list['id']);
    expect(pricesOf(listed)).toEqual(pricesOf(before.rows('price').filter((price) => price['showing_id'] === id)));
    expect(list['cinema_id']).toBe(before.byId('auditorium', auditorium_id)['cinema_id']);
  }
  const lists = after.rows('price_list');
  expect(new Set(after.values('showing.price_list_id'))).toEqual(new Set(lists.map(({ id }) => id)));
  expect(lists).toHaveLength(4);
  expect(after.values('price_list.name')).toEqual(['Price list 1', 'Price list 2']);
});

test('the lines of a booking are its tickets', () => {
  const tickets = before.rows('ticket').map((ticket) => {
    return { ...ticket, ticket_id: ticket['id'], amount_minor: ticket['price_minor'] };
  });
  const columns = ['booking_id', 'ticket_id', 'amount_minor'];
  expect(pickColumns(after.rows('booking_line'), columns)).toEqual(pickColumns(tickets, columns));
  for (const line of after.rows('booking_line'))
    expect(line).toMatchObject({
      kind: 'TICKET',
      tax_rate_basis_points: 0,
      tax_minor: 0,
      label: expect.any(String) as unknown,
    });
});

test('a hold is quoted by what was in force before any change', () => {
  expect(after.values('hold.price_revision')).toEqual([0]);
  expect(after.rows('past_terms')).toEqual([]);
});

test('a payment counts its refunds, and its status says nothing of them', () => {
  for (const { id, status } of before.rows('payment')) {
    const refunds = before.rows('refund').filter((refund) => refund['payment_id'] === id);
    expect(after.byId('payment', id), String(status)).toMatchObject({
      status: String(status).startsWith('REFUND') ? 'SUCCEEDED' : status,
      refunded_minor: sum(refunds, 'amount_minor'),
      method: 'CARD',
    });
  }
});

test('a refund has a reason, and a time when it was settled', () => {
  for (const refund of after.rows('refund')) {
    const settledAt = refund['status'] === 'PENDING' ? null : (expect.any(Date) as unknown);
    expect(refund).toMatchObject({ reason: 'SEATS_LOST', note: null, settled_at: settledAt });
  }
});

test.each([
  // An aisle between B3 and B4, another one behind the row; row C is numbered from the right.
  ['Periscope Berlin', ['A1 0 0', 'A5 0 4', 'B3 1 2', 'B4 1 4', 'C1 2 6', 'C7 2 0'], 1],
  // Row B is moved by half a seat.
  ['Periscope London', ['A1 0 0', 'A5 0 4', 'B1 1 0', 'B2 1 1', 'B3 1 2', 'B4 1 3', 'B5 1 4'], 1],
  // Two versions of one map, counted from the middle; the second one begins at y = 4.
  ['The Odd One', ['A1 0 0', 'A2 0 1', 'A3 0 2', 'A4 0 3'], 2],
])('a seat of %s knows its row and its place in the row', (name, places, versions) => {
  const cinemaId = before.rows('cinema').find((cinema) => cinema['name'] === name)?.['id'];
  const maps = before
    .rows('seat_map')
    .filter((map) => before.byId('auditorium', map['auditorium_id'])['cinema_id'] === cinemaId);
  expect(maps).toHaveLength(versions);
  for (const { id } of maps) {
    const seats = after.rows('seat').filter((seat) => seat['seat_map_id'] === id);
    expect(seats.map((seat) => [seat['label'], seat['row_index'], seat['index_in_row']].join(' '))).toEqual(
      expect.arrayContaining(places),
    );
  }
});

test('tickets count as sold when they were booked, and days are stated from the first booking of their cinema on', async () => {
  for (const ticket of before.rows('ticket')) {
    const isSold = ['VALID', 'USED'].includes(String(ticket['status']));
    const soldAt = isSold ? before.byId('booking', ticket['booking_id'])['placed_at'] : null;
    expect(after.byId('ticket', ticket['id'])).toMatchObject({ sold_at: soldAt, cancelled_at: null });
  }
  const { rows } = await client.query(`
    select cinema.id, min(booking.placed_at) as first
    from booking join showing on showing.id = booking.showing_id
    join auditorium on auditorium.id = showing.auditorium_id join cinema on cinema.id = auditorium.cinema_id
    group by cinema.id`);
  expect(rows).not.toEqual([]);
  const progress = new Map(after.rows('statement_progress').map((row) => [row['id'], row['stated_until']]));
  expect(new Set(progress.keys())).toEqual(new Set(after.rows('cinema').map(({ id }) => id)));
  for (const { id, first } of rows as { id: string; first: unknown }[]) expect(progress.get(id)).toEqual(first);
});
