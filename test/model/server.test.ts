import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/test-app.ts';
import { expectSame } from './comparison.ts';
import { type Bounds, possibleEvents } from './possible-events.ts';
import { RealShowing, SETTINGS, termsFor } from './real-showing.ts';
import { isFree, RULES, type Rules } from './rules.ts';
import { ScriptedGateway } from './scripted-gateway.ts';
import { type Event, initial, leftOf, type Request, rowOf, type State, sumOf } from './state.ts';
import { step } from './step.ts';

/** `npm run model` asks for more. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 8);
const SEED = Number(process.env['MODEL_SEED'] ?? 2026);
const EVENTS = 80;
const SEATS = 3;
const PER_RUN_MS = 10_000;

const TERMS = termsFor(SEATS);
const BUDGET = { crashes: 4, webhooks: 4, refusals: 0, slow: 0 };
const BOUNDS: Bounds = {
  ...{ buyers: 2, holds: 8, bookings: 6, payments: 12 },
  requests: ['hold', 'extend', 'change', 'release', 'place', 'retry', 'cancel'],
};

/** Which events are chosen. */
interface Scenario {
  bounds: Bounds;
  /** How often each type of event is chosen; 1 when it is left out. */
  weights: Partial<Record<Event['type'], number>>;
  /** How many refunds the provider refuses; none when it is left out. */
  refusals?: number;
  /** Which events are left out; none when it is. */
  leaves?: (state: State, event: Event) => boolean;
}

let testApp: TestApp;
const gateway = new ScriptedGateway();
beforeAll(async () => {
  testApp = await startTestApp('redis', { settings: SETTINGS, overrides: { gateway } });
});
afterAll(() => testApp[Symbol.asyncDispose]());

/** So that most bookings come to be paid. */
const WEIGHTS: Scenario['weights'] = {
  ...{ hold: 2, place: 3, ask: 6, charge: 8, decline: 4, record: 8, cancel: 2, giveBack: 4, retry: 2 },
  ...{ expireBooking: 6, expireHold: 2, tick: 2 },
};

const ALL: Scenario = { bounds: BOUNDS, weights: WEIGHTS };

/** One buyer has what is to be exchanged: among all requests that is rare. */
const EXCHANGES: Scenario = {
  bounds: { buyers: 1, holds: 10, bookings: 2, payments: 10, requests: ['hold', 'place', 'cancel', 'exchange'] },
  weights: { ...{ hold: 6, place: 3, exchange: 20, ask: 6, charge: 12, decline: 4, record: 12 }, giveBack: 2 },
  leaves: (state, event) =>
    event.type === 'hold' && !(event.seats.length === 1 && event.seats.every((seat) => isFree(state, seat))),
};

/** Bookings that wait at the counter, and refunds that the provider refuses: staff give the money back themselves. */
const PAID_OTHERWISE: Scenario = {
  bounds: {
    ...{ buyers: 1, holds: 12, bookings: 8, payments: 12 },
    requests: ['hold', 'release', 'place', 'placeAtCounter', 'retry', 'retryAtCounter', 'cancel', 'payOtherwise'],
  },
  weights: {
    ...{ hold: 4, place: 3, placeAtCounter: 4, retry: 4, retryAtCounter: 6, ask: 8, charge: 8, decline: 8, record: 12 },
    ...{ cancel: 6, refuse: 8, payOtherwise: 6, expireBooking: 12, tick: 3 },
  },
  refusals: 8,
};

/** What has happened in all runs, by type; refused requests with the error. */
const happened = new Map<string, number>();

/** One event of those that are possible: first its type is chosen, and then one of that type. */
class NextEvent implements fc.AsyncCommand<{ state: State }, RealShowing> {
  readonly #rules: Rules;
  readonly #scenario: Scenario;
  readonly #numbers: readonly [number, number];
  #event: Event | undefined;

  constructor({ rules, scenario }: { rules: Rules; scenario: Scenario }, numbers: readonly [number, number]) {
    this.#rules = rules;
    this.#scenario = scenario;
    this.#numbers = numbers;
  }

  check(): boolean {
    return true;
  }

  async run(model: { state: State }, real: RealShowing): Promise<void> {
    const event = this.#choose(model.state);
    this.#event = event;
    const asks =
      event.type === 'ask' ? this.#rules.whatToAsk(model.state, rowOf(model.state.payments, event.payment)) : undefined;
    const { state, refusal } = step({ rules: this.#rules, terms: TERMS }, model.state, event);
    expect(await real.do(model.state, event)).toBe(refusal);
    if (event.type === 'ask') expect(gateway.askedFor(real.payments[event.payment] ?? '')).toBe(asks);
    model.state = state;
    await expectSame(state, real);
    const name = refusal === undefined ? event.type : `${event.type}: ${refusal}`;
    happened.set(name, (happened.get(name) ?? 0) + 1);
  }

  toString(): string {
    return JSON.stringify(this.#event);
  }

  #choose(state: State): Event {
    const [byType, within] = this.#numbers;
    const { bounds, weights, leaves = () => false } = this.#scenario;
    const isOdd = within % 8 === 7 && state.holds.length > 0;
    const events = isOdd
      ? whatIsRefused(state)
      : possibleEvents(state, bounds).filter((event) => makesSense(state, event) && !leaves(state, event));
    const types = [...new Set(events.map(({ type }) => type))].flatMap((type) => times(weights[type] ?? 1, type));
    const ofType = events.filter(({ type }) => type === types[byType % types.length]);
    return ofType[within % ofType.length] ?? { type: 'tick' };
  }
}

/** Of what is refused there is enough in `whatIsRefused`. */
function makesSense({ holds, bookings }: State, event: Event): boolean {
  if (event.type === 'retryAtCounter') return rowOf(bookings, event.booking).status === 'PAYMENT_FAILED';
  if (event.type !== 'place' && event.type !== 'placeAtCounter' && event.type !== 'extend') return true;
  const { status, left } = rowOf(holds, event.hold);
  return status === 'ACTIVE' && left > 0;
}

/** What a client may ask for as well, however little it makes sense. */
function whatIsRefused(state: State): Request[] {
  const { holds, bookings, tickets } = state;
  return [
    ...[...holds.keys()].flatMap((hold): Request[] => [
      { type: 'place', hold },
      { type: 'placeAtCounter', hold },
      { type: 'extend', hold },
      { type: 'release', hold },
    ]),
    ...[...bookings.keys()].flatMap((booking): Request[] => [
      { type: 'retry', booking },
      { type: 'retryAtCounter', booking },
      { type: 'payOtherwise', booking, amount: refundableOf(state, booking) + 1 },
    ]),
    ...[...tickets.keys()].map((id): Request => ({ type: 'cancel', tickets: [id] })),
  ];
}

function refundableOf(state: State, booking: number): number {
  return sumOf([...state.payments.entries()], ([id, row]) => (row.booking === booking ? leftOf(state, id) : 0));
}

function times<Value>(count: number, value: Value): Value[] {
  return Array.from({ length: count }, () => value);
}

type Commands = Iterable<fc.AsyncCommand<{ state: State }, RealShowing>>;

function runsOf(rules: Rules, scenario: Scenario = ALL) {
  const number = fc.nat({ max: 2 ** 20 });
  const next = fc.tuple(number, number).map((numbers) => new NextEvent({ rules, scenario }, numbers));
  // Without bias, since short runs come to nothing.
  const events = fc.noBias(fc.commands([next], { maxCommands: EVENTS, size: 'max' }));
  return fc.asyncProperty(events, async (commands: Commands) => {
    const real = await RealShowing.make({ testApp, gateway }, SEATS);
    try {
      await fc.asyncModelRun(
        () => ({ model: { state: initial(TERMS, { ...BUDGET, refusals: scenario.refusals ?? 0 }) }, real }),
        commands,
      );
    } finally {
      await real.end();
    }
  });
}

test(`in ${RUNS} runs the server does what the model says`, { timeout: 60_000 + RUNS * PER_RUN_MS }, async () => {
  await fc.assert(runsOf(RULES), { numRuns: RUNS, seed: SEED });
  console.log(`seed ${SEED}: ${JSON.stringify(Object.fromEntries(happened))}`);
  if (RUNS < 8) return;
  // Otherwise it would only show that what is wrong is refused.
  for (const type of ['hold', 'place', 'charge', 'decline', 'record', 'expireBooking', 'cancel', 'giveBack', 'webhook'])
    expect(happened.get(type) ?? 0, type).toBeGreaterThan(0);
});

test(`in ${RUNS} runs the server exchanges as the model says`, { timeout: 60_000 + RUNS * PER_RUN_MS }, async () => {
  happened.clear();
  await fc.assert(runsOf(RULES, EXCHANGES), { numRuns: RUNS, seed: SEED });
  console.log(`seed ${SEED}: ${JSON.stringify(Object.fromEntries(happened))}`);
  if (RUNS >= 8) expect(happened.get('exchange') ?? 0).toBeGreaterThan(4);
});

test(
  `in ${RUNS} runs the server pays otherwise as the model says`,
  { timeout: 60_000 + RUNS * PER_RUN_MS },
  async () => {
    happened.clear();
    await fc.assert(runsOf(RULES, PAID_OTHERWISE), { numRuns: RUNS, seed: SEED });
    console.log(`seed ${SEED}: ${JSON.stringify(Object.fromEntries(happened))}`);
    if (RUNS < 8) return;
    for (const type of ['placeAtCounter', 'retryAtCounter', 'retry', 'expireBooking', 'refuse', 'payOtherwise'])
      expect(happened.get(type) ?? 0, type).toBeGreaterThan(0);
  },
);

test.each<[string, Partial<Rules>]>([
  ['keeps seats for the counter as long as for a card', { counterDeadline: ({ left }) => Math.max(left, 2) }],
  ['has refused refunds as given back', { afterRefusal: 'SUCCEEDED' }],
])('control: a model that %s is found out', { timeout: 60_000 }, async (_, changes) => {
  const { failed } = await fc.check(runsOf({ ...RULES, ...changes }, PAID_OTHERWISE), {
    ...{ numRuns: 60, seed: SEED, endOnFailure: true },
  });
  expect(failed).toBe(true);
});

test('control: a model that takes no difference is found out', { timeout: 60_000 }, async () => {
  const rules = { ...RULES, difference: () => 0 };
  const { failed } = await fc.check(runsOf(rules, EXCHANGES), { numRuns: 60, seed: SEED, endOnFailure: true });
  expect(failed).toBe(true);
});

/** The server is none of these, and the runs have to notice it. */
test.each<[string, Partial<Rules>]>([
  ['keeps no fee', { cancellationRefund: ({ price }) => price }],
  ['keeps the seats of what has ended', { seatsToFree: () => [] }],
  ['never fails a booking', { mayFail: () => false }],
  ['gives no more time', { newDeadline: ({ left }) => left }],
])('control: a model that %s is found out', { timeout: 60_000 }, async (_, changes) => {
  const { failed } = await fc.check(runsOf({ ...RULES, ...changes }), { numRuns: 60, seed: SEED, endOnFailure: true });
  expect(failed).toBe(true);
});
