import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buyWithManager } from '../bookings/refunding/operations.ts';
import { projectRoot } from '../support/server-process.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let testApp: TestApp;
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: { ROLE: 'api' } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** The program as a process of its own, on the database of the app. @returns its exit code and what it has printed */
async function audit(): Promise<{ code: number; stdout: string; stderr: string }> {
  const tsx = path.join(projectRoot, 'node_modules/.bin/tsx');
  const script = path.join(projectRoot, 'scripts/audit.ts');
  const env = { PATH: process.env['PATH'], ...testApp.environment };
  return promisify(execFile)(tsx, [script], { cwd: projectRoot, env }).then(
    (output) => ({ code: 0, ...output }),
    (error: unknown) => error as { code: number; stdout: string; stderr: string },
  );
}

test('without a difference it says so and exits with 0; with one it names it and exits with 1', async () => {
  const { bookingId } = await buyWithManager(testApp, 2);
  expect(await audit()).toMatchObject({ code: 0, stdout: '0 differences\n', stderr: '' });
  await testApp.database.prisma.booking.update({ where: { id: bookingId }, data: { totalMinor: 1n } });
  expect(await audit()).toMatchObject({
    code: 1,
    stdout:
      `TOTAL_DIFFERS ${bookingId}, booking ${bookingId}: ` +
      'a booking does not cost what its lines add up to, or its payments are of another amount\n1 difference\n',
  });
});
