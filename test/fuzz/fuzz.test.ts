import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';
import { schema } from '../graphql/built-schema.ts';
import { seatsInTwoStates } from '../support/seats-in-two-states.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { Choices } from './choices.ts';
import { OperationGenerator } from './operation.ts';
import { send } from './sending.ts';
import { isUnavailable, problemOf, wasDone } from './verdict.ts';
import { type FuzzWorld, makeFuzzWorld } from './world.ts';

/** `npm run fuzz` asks for more. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 300);
const SEED = Number(process.env['FUZZ_SEED'] ?? 2026);
/** What operations change, and close, is made anew after so many. */
const REQUESTS_OF_A_WORLD = 150;
const PER_REQUEST_MS = 500;
/** For making a failing operation simpler. */
const SHRINK_MS = 20_000;

let testApp: TestApp;
const lines = new PassThrough();
let faults: string[] = [];
lines.on('data', (line: Buffer) => faults.push(line.toString()));
beforeAll(async () => {
  testApp = await startTestApp('embedded', { overrides: { logger: createLogger('error', lines) } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

let world: FuzzWorld | undefined;
let sent = 0;
let failedAt: number | undefined;
/** How many operations were carried out, by their kind. */
const done = new Map<string, number>();

async function fuzz(numbers: readonly number[]): Promise<void> {
  if (failedAt !== undefined && Date.now() > failedAt + SHRINK_MS) return;
  if (sent++ % REQUESTS_OF_A_WORLD === 0) world = undefined;
  world ??= await makeFuzzWorld(testApp);
  const { ids, callers } = world;
  const choices = new Choices(numbers);
  const [who, client] = callers[choices.below(callers.length)] ?? ['nobody', testApp.client];
  const operation = await new OperationGenerator({ schema, choices, ids }).operation(world.rightInput);
  faults = [];
  let seen = await send(client, operation, choices);
  if (isUnavailable(seen)) seen = await send(client, operation, choices);
  const problem = isUnavailable(seen) ? 'says twice that the server is busy' : problemOf(seen);
  const asked = `${who}: ${operation.query} ${JSON.stringify(operation.variables)}`;
  if (wasDone(seen)) done.set(operation.kind, (done.get(operation.kind) ?? 0) + 1);
  if (problem !== undefined || faults.length > 0) failedAt ??= Date.now();
  expect([problem, ...faults], `${asked}\n${seen.text.slice(0, 2_000)}`).toEqual([undefined]);
}

test(
  `none of ${REQUESTS} operations of any kind, by anybody, causes a fault or tells what is inside`,
  { timeout: 60_000 + REQUESTS * PER_REQUEST_MS },
  async () => {
    const numbers = fc.array(fc.nat({ max: 2 ** 31 - 1 }), { minLength: 0, maxLength: 300, size: 'max' });
    await fc.assert(fc.asyncProperty(numbers, fuzz), { numRuns: REQUESTS, seed: SEED });
    expect(await seatsInTwoStates(testApp.database)).toEqual([]);
    // Otherwise it would only show that what is wrong is refused.
    for (const kind of ['query', 'mutation', 'subscription'])
      expect(done.get(kind) ?? 0, `${kind} ${JSON.stringify([...done])}`).toBeGreaterThan(REQUESTS / 50);
  },
);
