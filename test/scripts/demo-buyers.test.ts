import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { type Place, runsOf } from '../../scripts/buyer/choose-seats.ts';
import { requireDemo, saysThatItIsDemo } from '../../scripts/demo-buyers/demo-server.ts';
import { makeShowing } from '../support/fixtures.ts';
import { projectRoot } from '../support/server-process.ts';
import { startTestApp } from '../support/test-app.ts';

// They buy for 18 seconds, on top of the start of a process.
test('robots hold seats and buy, in the showing that is given', { timeout: 120_000 }, async () => {
  await using testApp = await startTestApp('embedded', { settings: { SEED_DEMO: 'true', RATE_LIMITS: 'on' } });
  const { showingId } = await makeShowing(testApp.database, { rows: 10 });
  const output = await runBuyers(testApp.app.url, '--showing', showingId, '--minutes', '0.3');
  expect(output).toMatch(/^robot-\d holds [A-J]\d/m);
  expect(output).toMatch(/\d+ seats were held, \d+ bookings were placed\.\s*$/);
  const holds = await testApp.database.prisma.hold.findMany();
  expect(new Set(holds.map((hold) => hold.showingId))).toEqual(new Set([showingId]));
  // At its end nothing is kept from others but what was bought.
  expect(holds.filter(({ status }) => status === 'ACTIVE')).toEqual([]);
});

test('robots buy nowhere but in the demo of this computer', async () => {
  await using testApp = await startTestApp('embedded');
  await expect(requireDemo(testApp.app.url)).rejects.toThrow('is not the demo');
  await expect(requireDemo('https://tickets.example')).rejects.toThrow('is not this computer');
  await expect(runBuyers(testApp.app.url)).rejects.toThrow('robots buy nowhere else');
  expect(saysThatItIsDemo('<script id="config" type="application/json">{"isDemo":true}</script>')).toBe(true);
});

test('robots take neighbours, and leave no single seat between', () => {
  const row = (rowIndex: number, ...numbers: number[]) =>
    numbers.map((indexInRow) => ({ seatId: `${rowIndex}-${indexInRow}`, rowIndex, indexInRow, features: [] }));
  expect(runsOf([...row(0, 1, 2, 3), ...row(1, 1, 3)], 2)).toEqual([
    ['0-1', '0-2'],
    ['0-2', '0-3'],
  ]);
  expect(runsOf(row(0, 1, 2, 3, 4), 2)).toEqual([
    ['0-1', '0-2'],
    ['0-3', '0-4'],
  ]);
  const [first, ...others] = row(0, 1, 2) as unknown as [Place, Place];
  expect(runsOf([{ ...first, features: ['WHEELCHAIR'] }, ...others], 2)).toEqual([]);
});

async function runBuyers(url: string, ...parameters: string[]): Promise<string> {
  const tsx = path.join(projectRoot, 'node_modules/.bin/tsx');
  const script = path.join(projectRoot, 'scripts/demo-buyers/main.ts');
  const { stdout } = await promisify(execFile)(tsx, [script, '--url', url, '--pace', '20', ...parameters]);
  return stdout;
}
