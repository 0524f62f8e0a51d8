import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import type { CreateCinemaInput, UpdateCinemaInput } from '../generated/graphql.ts';
import { bookSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { makeShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { newCinema } from '../support/staff-mutations.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { CreateCinema, UpdateCinema } from './operations.ts';

let testApp: TestApp;
let admin: GraphQLClient;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ client: admin } = await testApp.newAccount('ADMIN'));
});
afterAll(() => testApp[Symbol.asyncDispose]());

async function create(input: Partial<CreateCinemaInput> = {}) {
  return (await admin.request(CreateCinema, { input: { ...newCinema(), ...input } })).createCinema;
}

async function made(input: Partial<CreateCinemaInput> = {}) {
  const { cinema, errors } = await create(input);
  if (!cinema) throw new Error(JSON.stringify(errors));
  return cinema;
}

async function update(input: Omit<UpdateCinemaInput, 'expectedVersion'> & { expectedVersion?: number }) {
  return (await admin.request(UpdateCinema, { input: { expectedVersion: 1, ...input } })).updateCinema;
}

/** A request that is to change nothing. @returns the paths of its errors, each InvalidInput */
async function pathsOf(send: () => Promise<{ cinema?: unknown; errors: { __typename: string; path: string[] }[] }>) {
  const { cinema, errors } = await withoutAnyChange(testApp.database, send);
  expect(cinema).toBeNull();
  expect(errors.filter(({ __typename: kind }) => kind !== 'InvalidInput')).toEqual([]);
  return errors.map(({ path }) => path.join('.'));
}

describe('createCinema', () => {
  test('takes codes in small letters', async () => {
    const { cinema, errors } = await create({
      name: 'In small letters',
      address: { street: 'Testweg 1', postalCode: '10997', city: 'Berlin', country: 'de' },
      timeZone: 'Europe/Berlin',
      currency: 'eur',
    });
    expect(errors).toEqual([]);
    expect(cinema).toMatchObject({ address: { country: 'DE' }, currency: 'EUR' });
  });

  test('makes a cinema that can be read, with all that was given', async () => {
    const input = {
      name: ' Lichtspiele  am Ufer ',
      address: { street: 'Kastanienufer 14', postalCode: '10997', city: 'Berlin', region: null, country: 'DE' },
      location: { latitude: 52.4987, longitude: -13.25 },
      timeZone: 'Europe/Berlin',
      currency: 'EUR',
      businessDayEndsAt: '05:30',
    };
    const { cinema, errors } = await create(input);
    expect(errors).toEqual([]);
    const rest = { id: expect.any(String) as string, version: 1, closedAt: null, auditoriums: [] };
    expect(cinema).toMatchObject({ ...input, ...rest, name: 'Lichtspiele am Ufer' });
    const query = `{ cinemas(first: 100) { nodes { id } } cinema(id: "${cinema?.id}") { name location { longitude } } }`;
    const { data } = await testApp.client.send<{ cinemas: { nodes: object[] }; cinema: object }, never>(query);
    expect(data?.cinemas.nodes).toContainEqual({ id: cinema?.id });
    expect(data?.cinema).toEqual({ name: 'Lichtspiele am Ufer', location: { longitude: -13.25 } });
  });

  test('needs no location, no postal code and no region, and its business day ends at 03:00', async () => {
    expect(await made()).toMatchObject({
      location: null,
      businessDayEndsAt: '03:00',
      address: { postalCode: null, region: null },
    });
  });

  test.each(['Asia/Calcutta', 'Asia/Kolkata', 'US/Pacific', 'Europe/Kyiv', 'Etc/GMT+5'])(
    'keeps the time zone %s as it was named',
    async (timeZone) => {
      expect(await made({ timeZone })).toMatchObject({ timeZone });
    },
  );

  test('writes a time zone as IANA does', async () => {
    expect(await made({ timeZone: 'america/argentina/buenos_aires' })).toMatchObject({
      timeZone: 'America/Argentina/Buenos_Aires',
    });
  });

  test.each([
    ['no name of any', 'Europe/Atlantis'],
    ['empty', ''],
    ['an offset', '+01:00'],
    ['a rule of POSIX, which only PostgreSQL reads', 'Foo+3'],
    ['a place of the time that only PostgreSQL knows', 'Factory'],
    ['an abbreviation that only Node knows', 'PST'],
    ['with a NUL', 'Europe/Berlin\0'],
    ['long', 'x'.repeat(90_000)],
  ])('refuses a time zone that is %s', async (_, timeZone) => {
    expect(await pathsOf(() => create({ timeZone }))).toEqual(['input.timeZone']);
  });

  test.each(['XXX', 'XTS', 'XAU'])('refuses the currency %s, which is no money in use', async (currency) => {
    expect(await pathsOf(() => create({ currency }))).toEqual(['input.currency']);
  });

  test.each(['ABC', 'EURO', ''])('%j is no currency, and BAD_USER_INPUT', async (currency) => {
    const { errors } = await withoutAnyChange(testApp.database, () =>
      admin.send(CreateCinema, { input: { ...newCinema(), currency } }),
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('writes a currency in capitals', async () => {
    expect(await made({ currency: 'chf' })).toMatchObject({ currency: 'CHF' });
  });

  test('takes HTML in a name as the text that it is', async () => {
    const name = `<b onclick="alert('1')">Odeon</b> &amp; ${newId()}`;
    expect(await made({ name })).toMatchObject({ name });
  });

  test.each([
    ['empty', ''],
    ['blank', ' \t '],
    ['of 101 characters', 'x'.repeat(101)],
    ['with a NUL', 'Ode\0on'],
    ['with a control character', 'Ode\u0007on'],
    ['with a right-to-left override', 'Ode\u202Eon'],
    ['that cannot be seen', '\u200B\u200D'],
  ])('refuses a name %s', async (_, name) => {
    expect(await pathsOf(() => create({ name }))).toEqual(['input.name']);
  });

  test('names everything that is wrong at once', async () => {
    const input = {
      name: '',
      address: { street: '\0', postalCode: 'x'.repeat(21), city: ' ', region: '\u202E', country: 'DE' },
      location: { latitude: 90.01, longitude: -181 },
      timeZone: 'Mars/Olympus',
      currency: 'XXX',
    };
    expect((await pathsOf(() => create(input))).toSorted()).toEqual(
      [
        ...['input.name', 'input.timeZone', 'input.currency', 'input.location.latitude', 'input.location.longitude'],
        ...['street', 'postalCode', 'city', 'region'].map((field) => `input.address.${field}`),
      ].toSorted(),
    );
  });

  test.each([
    [90, 180],
    [-90, -180],
  ])('takes the location %d, %d', async (latitude, longitude) => {
    expect((await made({ location: { latitude, longitude } })).location).toEqual({ latitude, longitude });
  });

  test('is AlreadyExists for a name that an open cinema of the city has', async () => {
    const { id, name } = await made();
    const { cinema, errors } = await withoutAnyChange(testApp.database, () => create({ name: ` ${name} ` }));
    expect(cinema).toBeNull();
    expect(errors).toMatchObject([
      { __typename: 'AlreadyExists', path: ['input', 'name'], existing: { __typename: 'Cinema', id } },
    ]);
    const elsewhere = { ...newCinema().address, city: 'Shelbyville' };
    expect((await create({ name, address: elsewhere })).errors).toEqual([]);
    await testApp.database.prisma.cinema.update({ where: { id }, data: { closedAt: new Date() } });
    expect((await create({ name })).errors).toEqual([]);
  });

  test('sent five times at the same time, makes one', async () => {
    const { name } = newCinema();
    const payloads = await Promise.all(Array.from({ length: 5 }, () => create({ name })));
    const [{ id } = { id: '' }, ...more] = payloads.flatMap(({ cinema }) => cinema ?? []);
    expect(more).toEqual([]);
    const kinds = payloads.flatMap(({ errors }) => errors);
    expect(kinds).toMatchObject(Array.from({ length: 4 }, () => ({ __typename: 'AlreadyExists', existing: { id } })));
  });
});

describe('updateCinema', () => {
  test('changes what is given, and nothing else', async () => {
    const before = await made({ location: { latitude: 1, longitude: 2 } });
    const { cinema, errors } = await update({ id: before.id, name: `${before.name} II`, businessDayEndsAt: '00:00' });
    expect(errors).toEqual([]);
    expect(cinema).toEqual({ ...before, version: 2, name: `${before.name} II`, businessDayEndsAt: '00:00' });
  });

  test('replaces an address as a whole, and removes a location', async () => {
    const address = { street: '1', postalCode: '2', city: '3', region: '4', country: 'FR' };
    const { id } = await made({ address, location: { latitude: 1, longitude: 2 } });
    const changed = { street: 'Rue 5', city: 'Lyon', country: 'FR' };
    const { cinema } = await update({ id, address: changed, location: null, timeZone: 'europe/paris' });
    expect(cinema).toMatchObject({
      address: { ...changed, postalCode: null, region: null },
      location: null,
      timeZone: 'Europe/Paris',
    });
  });

  test('refuses to clear what every cinema has', async () => {
    const { id } = await made();
    const nothing = { name: null, address: null, timeZone: null, businessDayEndsAt: null };
    expect((await pathsOf(() => update({ id, ...nothing }))).toSorted()).toEqual([
      'input.address',
      'input.businessDayEndsAt',
      'input.name',
      'input.timeZone',
    ]);
  });

  test('has no field for the currency', async () => {
    const { id } = await made();
    const input = { id, expectedVersion: 1, currency: 'EUR' };
    const { errors } = await withoutAnyChange(testApp.database, () => admin.send(UpdateCinema, { input }));
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('is StaleVersion for the second of two, and shows the cinema as it is', async () => {
    const { id } = await made();
    await update({ id, name: `First ${id}` });
    const { cinema, errors } = await withoutAnyChange(testApp.database, () => update({ id, name: `Second ${id}` }));
    expect(errors).toMatchObject([{ __typename: 'StaleVersion', currentVersion: 2 }]);
    expect(cinema).toMatchObject({ version: 2, name: `First ${id}` });
  });

  test('is AlreadyExists where another open cinema of the city has the name', async () => {
    const [first, second] = [await made(), await made()];
    const { errors } = await withoutAnyChange(testApp.database, () => update({ id: second.id, name: first.name }));
    expect(errors).toMatchObject([{ __typename: 'AlreadyExists', existing: { id: first.id } }]);
  });

  test('is NotFound for a cinema that is closed, and for one that never was', async () => {
    const { id } = await made();
    await testApp.database.prisma.cinema.update({ where: { id }, data: { closedAt: new Date() } });
    for (const unknown of [id, newId(), 'x']) {
      expect((await update({ id: unknown, name: 'Any' })).errors).toMatchObject([
        { __typename: 'NotFound', path: ['input', 'id'] },
      ]);
    }
  });

  test('is in the audit log, with what was there before', async () => {
    const { id, name } = await made();
    await update({ id, name: 'Renamed', location: { latitude: 1, longitude: 2 } });
    const entries = await testApp.database.prisma.auditEntry.findMany({
      where: { entityId: id },
      orderBy: { at: 'asc' },
    });
    expect(entries).toMatchObject([
      { action: 'createCinema', entityType: 'Cinema', cinemaId: id },
      {
        action: 'updateCinema',
        changes: [
          { field: 'latitude', before: null, after: 1 },
          { field: 'longitude', before: null, after: 2 },
          { field: 'name', before: name, after: 'Renamed' },
        ],
      },
    ]);
  });
});

describe('a cinema whose money has', () => {
  test.each([
    ['no minor digits', 'JPY', '1200', '2400'],
    ['two', 'EUR', '12.00', '24.00'],
    ['three', 'KWD', '1.200', '2.400'],
  ])('%s sells in it', async (_, currency, price, total) => {
    const { id: cinemaId } = await made({ currency });
    const showing = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
    const { prisma } = testApp.database;
    for (const table of ['auditorium', 'seat_category', 'ticket_type'])
      await prisma.$executeRawUnsafe(
        `update ${table} set cinema_id = $1::uuid where cinema_id = $2::uuid`,
        cinemaId,
        showing.cinemaId,
      );
    const { client } = await testApp.newAccount();
    const { id } = await bookSeats(client, { ...showing, currency }, { seatIds: showing.seatIds });
    const query = `{ booking(id: "${id}") { total { currency decimal } tickets { price { decimal } } } }`;
    const { data } = await client.send<{ booking: object }, never>(query);
    expect(data?.booking).toEqual({
      total: { currency, decimal: total },
      tickets: [{ price: { decimal: price } }, { price: { decimal: price } }],
    });
  });
});
