import { setTimeout as sleep } from 'node:timers/promises';
import { type HoldPlan, nthHold, type PlannedHold } from './hold-plan.ts';
import {
  type BookingAnswer,
  bookingRequest,
  type HoldAnswer,
  holdRequest,
  type PlaceAnswer,
  placeRequest,
  TYPENAME,
} from './operations.ts';
import { postJson } from './post-json.ts';
import { serveTasks } from './tasks.ts';

/** Charged at once: what is measured is Rowlock, not the payment provider. */
const TOKEN = 'pm_fake_instant';
/** Until a buyer looks at the booking, and between two looks. */
const PAUSE_MS = 100;
const GIVE_UP_MS = 10_000;

export interface BookingLoad {
  url: string;
  seconds: number;
  buyers: number;
  plan: HoldPlan;
  ticketTypeId: string;
  price: { amountMinor: number; currency: string };
}

export interface Booked {
  /** With a VALID ticket for each seat. */
  confirmed: number;
  seconds: number;
  /** From the request for a hold until the tickets were seen. */
  p50Ms: number;
  p99Ms: number;
  /** How often buyers asked for their bookings. */
  polls: number;
  /** Processor time of this process. */
  processorMs: number;
}

/** Each buyer holds two seats, books and pays them, and waits for the tickets, again and again until the time is up. */
async function book(load: BookingLoad): Promise<Booked> {
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  const times: number[] = [];
  let [started, polls] = [0, 0];
  const buyer = async () => {
    while (performance.now() - startedAt < load.seconds * 1000) {
      const begunAt = performance.now();
      const looks = await bookOne(load, nthHold(load.plan, started++));
      polls += looks;
      times.push(performance.now() - begunAt);
    }
  };
  await Promise.all(Array.from({ length: load.buyers }, buyer));
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  times.sort((one, other) => one - other);
  const [p50Ms = NaN, p99Ms = NaN] = [0.5, 0.99].map((part) => times[Math.floor(times.length * part)]);
  return { confirmed: times.length, seconds, p50Ms, p99Ms, polls, processorMs: (user + system) / 1000 };
}

/** @returns how often it asked for the booking. @throws when a step is answered with anything but success */
async function bookOne({ url, ticketTypeId, price }: BookingLoad, { token, ...wanted }: PlannedHold): Promise<number> {
  const held = await postJson(url, holdRequest(wanted), token);
  const holdId = (JSON.parse(held) as HoldAnswer).data?.holdSeats.hold?.id;
  if (holdId === undefined) throw new Error(`a hold of free seats was answered with ${held}`);
  const placed = await postJson(
    url,
    placeRequest({
      holdId,
      tickets: wanted.seatIds.map((seatId) => ({ seatId, ticketTypeId })),
      payment: { token: TOKEN },
      expectedTotal: { ...price, amountMinor: price.amountMinor * wanted.seatIds.length },
      idempotencyKey: holdId,
    }),
    token,
  );
  const id = (JSON.parse(placed) as PlaceAnswer).data?.placeBooking.booking?.id;
  if (id === undefined) throw new Error(`a booking was answered with ${placed}`);
  return untilConfirmed({ url, token, id, seats: wanted.seatIds.length });
}

async function untilConfirmed(booking: { url: string; token: string; id: string; seats: number }): Promise<number> {
  const { url, token, id, seats } = booking;
  const givenUpAt = performance.now() + GIVE_UP_MS;
  for (let polls = 1; ; polls++) {
    await sleep(PAUSE_MS);
    const answer = await postJson(url, bookingRequest(id), token);
    const { status, tickets = [] } = (JSON.parse(answer) as BookingAnswer).data?.booking ?? {};
    const valid = tickets.filter((ticket) => ticket.status === 'VALID' && ticket.code !== null);
    if (status === 'CONFIRMED' && valid.length === seats) return polls;
    if (status !== 'PENDING_PAYMENT' || performance.now() > givenUpAt)
      throw new Error(`a booking that was to be confirmed is ${answer}`);
  }
}

/** As many requests at once that do nothing: what the requests of a booking cost by themselves. Gives their number. */
async function ask({ url, seconds, buyers }: { url: string; seconds: number; buyers: number }): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let answered = 0;
  const buyer = async () => {
    for (; performance.now() < end; answered++) await postJson(url, { query: TYPENAME });
  };
  await Promise.all(Array.from({ length: buyers }, buyer));
  return answered;
}

const tasks = { book, ask };
export type BookersTasks = typeof tasks;
serveTasks(tasks);
