import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { Measures } from '../../scripts/load/measures.ts';
import { rootFieldOf } from '../../scripts/load/measured-api.ts';
import { makeShowing } from '../support/fixtures.ts';
import { projectRoot } from '../support/server-process.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startTestApp } from '../support/test-app.ts';

test('a load buys in the showing that is given, and tells what it has measured', async () => {
  await using testApp = await startTestApp('embedded', { settings: { SEED_DEMO: 'true', RATE_LIMITS: 'off' } });
  await using directory = await temporaryDirectory();
  const { showingId } = await makeShowing(testApp.database, { rows: 10 });
  const file = path.join(directory.path, 'load.html');
  const output = await load(testApp.app.url, ['--showing', showingId, '--report', file]);
  const { prisma } = testApp.database;
  const bookings = await prisma.booking.findMany({ where: { status: 'CONFIRMED' } });
  expect(new Set(bookings.map((booking) => booking.showingId))).toEqual(new Set([showingId]));
  const bought = Number(/visits: .*?(\d+) bought/.exec(output)?.[1]);
  expect(bought).toBeGreaterThan(0);
  // The last ones may not have seen their tickets any more.
  expect(bought).toBeLessThanOrEqual(bookings.length);
  expect(output).toMatch(/^placeBooking +\d+ +/m);
  expect(output).toMatch(/^\(tickets\) +\d+ +/m);
  expect(output).toContain('failed requests: none');
  const page = await readFile(file, 'utf8');
  expect(page).toContain('<td>placeBooking</td>');
  expect(page.match(/<polyline /g)).toHaveLength(6);
});

test('a load that is refused exits with 1, and says why', async () => {
  await using testApp = await startTestApp('embedded', { settings: { SEED_DEMO: 'true', RATE_LIMITS: 'on' } });
  // More guests than an address may have in an hour.
  const refused = load(testApp.app.url, ['--buyers', '30', '--think', '0']);
  await expect(refused).rejects.toSatisfy(
    (error: { code: number; stdout: string }) =>
      error.code === 1 && /\d+ showings: The server asks to wait/.test(error.stdout),
  );
  await expect(load(testApp.app.url, ['--buyers', 'many'])).rejects.toThrow(
    '--buyers is a whole number from 1 to 10000.',
  );
});

test('times are told by operation and by second, in milliseconds', () => {
  const measures = new Measures();
  measures.buyers = 2;
  for (const time of [1, 2, 3, 4, 100]) measures.answered('holdSeats', time);
  measures.failed('holdSeats', new Error('no'));
  measures.failed('holdSeats', new Error('no'));
  const times = measures.operations.get('holdSeats');
  expect(times).toMatchObject({ count: 5 });
  expect(times?.p50).toBeCloseTo(3, 1);
  expect(times?.max).toBeCloseTo(100, 0);
  expect(measures.seconds).toMatchObject([{ second: 0, count: 5, buyers: 2, failed: 2 }]);
  expect([...measures.failures]).toEqual([['holdSeats: no', 2]]);
  expect(['{ showings { id } }', 'query ($id: ID!) { x: booking(id: $id) { id } }'].map(rootFieldOf)).toEqual([
    'showings',
    'booking',
  ]);
});

async function load(url: string, parameters: string[]): Promise<string> {
  const tsx = path.join(projectRoot, 'node_modules/.bin/tsx');
  const script = path.join(projectRoot, 'scripts/load/main.ts');
  const short = ['--buyers', '3', '--ramp', '1', '--seconds', '6', '--think', '0.1'];
  const { stdout } = await promisify(execFile)(tsx, [script, '--url', url, ...short, ...parameters]);
  return stdout;
}
