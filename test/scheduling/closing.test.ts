import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/platform/ids.ts';
import { graphql } from '../generated/gql.ts';
import { bookSeats } from '../support/buying.ts';
import type { GraphQLClient } from '../support/client.ts';
import { type MadeShowing, makeShowing, repeatShowing } from '../support/fixtures.ts';
import { withoutAnyChange } from '../support/rows.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const CloseCinema = graphql(`
  mutation CloseCinema($input: CloseCinemaInput!) {
    closeCinema(input: $input) {
      cinema {
        id
        version
        closedAt
        auditoriums {
          id
        }
      }
      errors {
        ...ClosingErrors
      }
    }
  }
`);

const CloseAuditorium = graphql(`
  mutation CloseAuditorium($input: CloseAuditoriumInput!) {
    closeAuditorium(input: $input) {
      auditorium {
        id
        version
        closedAt
      }
      errors {
        ...ClosingErrors
      }
    }
  }
`);

const ArchiveMovie = graphql(`
  mutation ArchiveMovie($input: ArchiveMovieInput!) {
    archiveMovie(input: $input) {
      movie {
        id
        version
        archivedAt
      }
      errors {
        ...ClosingErrors
      }
    }
  }
`);

graphql(`
  fragment ClosingErrors on UserError {
    __typename
    message
    path
    ... on HasShowings {
      count
      next {
        id
        auditorium {
          name
        }
      }
    }
    ... on StaleVersion {
      currentVersion
    }
  }
`);

const ReadClosed = graphql(`
  query ReadClosed($cinemaId: ID!, $movieId: ID!, $showingId: ID!) {
    cinema(id: $cinemaId) {
      closedAt
      auditoriums {
        id
      }
    }
    movie(id: $movieId) {
      title
      archivedAt
    }
    showing(id: $showingId) {
      auditorium {
        closedAt
        cinema {
          closedAt
        }
      }
    }
    cinemas(first: 100) {
      totalCount
      nodes {
        id
      }
    }
  }
`);

let testApp: TestApp;
let admin: GraphQLClient;
let world: MadeShowing;
beforeAll(async () => {
  testApp = await startTestApp('embedded');
  ({ client: admin } = await testApp.newAccount('ADMIN'));
});
beforeEach(async () => {
  world = await makeShowing(testApp.database, { rows: 1, seatsPerRow: 2 });
});
afterAll(() => testApp[Symbol.asyncDispose]());

interface Ended {
  entity: { id: string; version: number } | null | undefined;
  endedAt: string | null | undefined;
  errors: object[];
}

interface Ending {
  send: (id: string, expectedVersion: number) => Promise<Ended>;
  /** What it ends in the world of the test. */
  idOf: (world: MadeShowing) => string;
}

const ENDINGS = {
  closeCinema: {
    send: async (id: string, expectedVersion: number) => {
      const { cinema, errors } = (await admin.request(CloseCinema, { input: { id, expectedVersion } })).closeCinema;
      return { entity: cinema, endedAt: cinema?.closedAt, errors };
    },
    idOf: ({ cinemaId }) => cinemaId,
  },
  closeAuditorium: {
    send: async (id: string, expectedVersion: number) => {
      const input = { id, expectedVersion };
      const { auditorium, errors } = (await admin.request(CloseAuditorium, { input })).closeAuditorium;
      return { entity: auditorium, endedAt: auditorium?.closedAt, errors };
    },
    idOf: ({ auditoriumId }) => auditoriumId,
  },
  archiveMovie: {
    send: async (id: string, expectedVersion: number) => {
      const { movie, errors } = (await admin.request(ArchiveMovie, { input: { id, expectedVersion } })).archiveMovie;
      return { entity: movie, endedAt: movie?.archivedAt, errors };
    },
    idOf: ({ movieId }) => movieId,
  },
} satisfies Record<string, Ending>;

const HOUR = 3_600_000;
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * HOUR);

describe.each(Object.entries<Ending>(ENDINGS))('%s', (name, { send, idOf }) => {
  async function reschedule(startsAt: Date, endsAt: Date): Promise<void> {
    const { prisma } = testApp.database;
    await prisma.showing.update({ where: { id: world.showingId }, data: { startsAt, endsAt, freeAt: endsAt } });
  }

  test('is refused while there are showings to come, and names the next and how many', async () => {
    await repeatShowing(testApp.database, world);
    const { entity, errors } = await withoutAnyChange(testApp.database, () => send(idOf(world), 1));
    const next = { id: world.showingId, auditorium: { name: 'Saal 1' } };
    expect(entity).toBeNull();
    expect(errors).toMatchObject([{ __typename: 'HasShowings', path: ['input', 'id'], count: 2, next }]);
  });

  test('is refused while a showing is running', async () => {
    await reschedule(hoursFromNow(-1), hoursFromNow(1));
    expect((await send(idOf(world), 1)).errors).toMatchObject([{ __typename: 'HasShowings', count: 1 }]);
  });

  test('is done when the last showing is over', async () => {
    await reschedule(hoursFromNow(-3), hoursFromNow(-1));
    const before = Date.now();
    const { entity, endedAt, errors } = await send(idOf(world), 1);
    expect(errors).toEqual([]);
    expect(entity).toMatchObject({ id: idOf(world), version: 2 });
    expect(Math.abs(Date.parse(endedAt ?? '') - before)).toBeLessThan(60_000);
  });

  test('is done when what would be to come was cancelled, and another cannot be in the way', async () => {
    await cancel(world);
    await makeShowing(testApp.database, { rows: 1, seatsPerRow: 1 });
    expect((await send(idOf(world), 1)).errors).toEqual([]);
  });

  test('of what has ended, is NotFound', async () => {
    await cancel(world);
    await send(idOf(world), 1);
    const { entity, errors } = await withoutAnyChange(testApp.database, () => send(idOf(world), 2));
    expect(entity).toBeNull();
    expect(errors).toMatchObject([{ __typename: 'NotFound', path: ['input', 'id'] }]);
  });

  test.each([
    ['unknown', newId()],
    ['malformed', "1' or '1'='1"],
  ])('of an id that is %s is NotFound', async (_, id) => {
    expect((await send(id, 1)).errors).toMatchObject([{ __typename: 'NotFound' }]);
  });

  test('with another version is StaleVersion, and shows it as it is', async () => {
    await cancel(world);
    const { entity, errors } = await withoutAnyChange(testApp.database, () => send(idOf(world), 7));
    expect(entity).toMatchObject({ id: idOf(world), version: 1 });
    expect(errors).toMatchObject([{ __typename: 'StaleVersion', currentVersion: 1 }]);
  });

  test('is in the audit log, with the time', async () => {
    await cancel(world);
    const { endedAt } = await send(idOf(world), 1);
    const [entry] = await testApp.database.prisma.auditEntry.findMany({ where: { entityId: idOf(world) } });
    const field = name === 'archiveMovie' ? 'archivedAt' : 'closedAt';
    expect(entry).toMatchObject({ action: name, changes: [{ field, before: null, after: endedAt }] });
  });
});

test('a closed cinema closes its auditoriums, is in no list, and can still be read', async () => {
  await cancel(world);
  await testApp.database.prisma.auditorium.create({ data: { cinemaId: world.cinemaId, name: 'Saal 2' } });
  await ENDINGS.closeCinema.send(world.cinemaId, 1);
  const auditoriums = await testApp.database.prisma.auditorium.findMany({ where: { cinemaId: world.cinemaId } });
  expect(auditoriums.map(({ closedAt, version }) => [closedAt === null, version])).toEqual([
    [false, 2],
    [false, 2],
  ]);
  const { cinema, cinemas, showing } = await admin.request(ReadClosed, world);
  expect(cinema).toEqual({ closedAt: expect.any(String) as string, auditoriums: [] });
  expect(showing?.auditorium).toEqual({ closedAt: cinema?.closedAt, cinema: { closedAt: cinema?.closedAt } });
  expect(cinemas.nodes.map(({ id }) => id)).not.toContain(world.cinemaId);
  expect(cinemas.totalCount).toBe(cinemas.nodes.length);
});

test('a closed auditorium is in no list, and its name is free', async () => {
  await cancel(world);
  await ENDINGS.closeAuditorium.send(world.auditoriumId, 1);
  const { cinema } = await admin.request(ReadClosed, world);
  expect(cinema).toEqual({ closedAt: null, auditoriums: [] });
  const { id } = await testApp.database.prisma.auditorium.create({
    data: { cinemaId: world.cinemaId, name: 'Saal 1' },
  });
  expect((await admin.request(ReadClosed, world)).cinema?.auditoriums).toEqual([{ id }]);
});

test('an archived movie is still shown by the bookings of its showings', async () => {
  const { client } = await testApp.newAccount();
  const { id } = await bookSeats(client, world, { seatIds: world.seatIds });
  await cancel(world);
  await ENDINGS.archiveMovie.send(world.movieId, 1);
  const query = `{ booking(id: "${id}") { showing { movie { id title archivedAt } } } }`;
  const { data } = await client.send<{ booking: { showing: { movie: object } } }, never>(query);
  expect(data?.booking.showing.movie).toMatchObject({
    id: world.movieId,
    title: `Movie ${world.movieId}`,
    archivedAt: expect.any(String) as string,
  });
});

async function cancel({ showingId }: MadeShowing): Promise<void> {
  const data = { cancelledAt: new Date() };
  await testApp.database.prisma.showing.update({ where: { id: showingId }, data });
}
