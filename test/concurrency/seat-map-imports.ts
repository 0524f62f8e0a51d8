import { makeShowing } from '../support/fixtures.ts';
import { RowLock } from '../support/row-lock.ts';
import { sendMutation } from '../support/staff-mutations.ts';
import type { TestApp } from '../support/test-app.ts';

/**
 * Two imports for one auditorium that has a map, both of them begun before either has written.
 *
 * @returns the versions of the auditorium afterwards, and how many imports failed
 */
export async function importTwice(testApp: TestApp, documents: readonly [string, string]) {
  const { database, databaseUrl } = testApp;
  const { auditoriumId, cinemaId } = await makeShowing(database, { rows: 1, seatsPerRow: 2 });
  const { client } = await testApp.newAccount('MANAGER', cinemaId);
  // Maps can be read and not written.
  await using lock = await RowLock.take(databaseUrl, 'lock table seat_map in share mode', []);
  const imports = documents.map((document) =>
    sendMutation(client, 'importSeatMap', { auditoriumId, format: 'TEXT', document }),
  );
  await lock.untilAwaitedBy(2);
  await lock.release();
  const answers = await Promise.all(imports);
  const maps = await database.prisma.seatMap.findMany({ where: { auditoriumId }, orderBy: { version: 'asc' } });
  return {
    versions: maps.map(({ version }) => version),
    failures: answers.filter(({ errors, data }) => errors ?? data?.['importSeatMap']?.errors[0]).length,
  };
}

export const SMALL = 'S = Standard\nA: SSS';
export const LARGE = 'S = Standard\nA: SSSS';
