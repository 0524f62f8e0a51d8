import { type HoldPlan, nthHold, SEATS_PER_HOLD } from './hold-plan.ts';
import { type HoldAnswer, holdRequest, TYPENAME, type WantedSeats } from './operations.ts';
import { postJson } from './post-json.ts';
import { serveTasks } from './tasks.ts';

/** Connections that are opened concurrently: more would wait for retries of the kernel. */
const OPENED_TOGETHER = 100;

export interface Buying {
  /** Requests with a hold. The others were refused, because another buyer was faster. */
  held: number;
  /** The answered ones. */
  perSecond: number;
  slowestMs: number;
}

interface Buyers {
  url: string;
  /** One for each buyer. */
  tokens: string[];
}

/** Opens the connection of each buyer, before the measurement. */
async function connect({ url, tokens }: Buyers): Promise<void> {
  for (let first = 0; first < tokens.length; first += OPENED_TOGETHER) {
    // All open connections are busy at the same time, so that none of them is reused.
    await Promise.all(tokens.slice(0, first + OPENED_TOGETHER).map(() => postJson(url, { query: TYPENAME })));
  }
}

/** All buyers concurrently, several holds each, without conflicts. */
async function spread({ url, plan, buyers, times }: { url: string; plan: HoldPlan; buyers: number; times: number }) {
  const tally = new Tally();
  const buyer = async (number: number) => {
    for (let time = 0; time < times; time++) {
      const { token, ...wanted } = nthHold(plan, time * buyers + number);
      if (!(await tally.hold(url, token, wanted))) throw new Error('free seats could not be held');
    }
  };
  await Promise.all(Array.from({ length: buyers }, (_, number) => buyer(number)));
  return tally.result();
}

/**
 * All buyers concurrently want two seats of the same showing. A refused buyer tries two other free seats, as the live
 * feed shows them, until none are left.
 */
async function rush({ url, tokens, showingId, seatIds }: Buyers & { showingId: string; seatIds: string[] }) {
  const tally = new Tally();
  const free = new Set(seatIds);
  const buyer = async (token: string) => {
    while (free.size > 0) {
      const wanted = anyOf([...free], SEATS_PER_HOLD);
      if (!(await tally.hold(url, token, { showingId, seatIds: wanted }))) continue;
      for (const seatId of wanted) free.delete(seatId);
      return;
    }
  };
  await Promise.all(tokens.map(buyer));
  return tally.result();
}

/** The same buyers with requests that do nothing: how long requests wait for each other by themselves. */
async function empties({ url, buyers, times }: { url: string; buyers: number; times: number }): Promise<Buying> {
  const tally = new Tally();
  const buyer = async () => {
    for (let time = 0; time < times; time++) await tally.nothing(url);
  };
  await Promise.all(Array.from({ length: buyers }, buyer));
  return tally.result();
}

class Tally {
  readonly #startedAt = performance.now();
  #answered = 0;
  #held = 0;
  #slowestMs = 0;

  async nothing(url: string): Promise<void> {
    const askedAt = performance.now();
    await postJson(url, { query: TYPENAME });
    this.#slowestMs = Math.max(this.#slowestMs, performance.now() - askedAt);
    this.#answered++;
  }

  /** @throws when the answer is anything but a hold, or that the seats are taken */
  async hold(url: string, token: string, wanted: WantedSeats): Promise<boolean> {
    const askedAt = performance.now();
    const answer = await postJson(url, holdRequest(wanted), token);
    this.#slowestMs = Math.max(this.#slowestMs, performance.now() - askedAt);
    this.#answered++;
    const { hold, errors } = (JSON.parse(answer) as HoldAnswer).data?.holdSeats ?? {};
    if (hold) this.#held++;
    else if (errors?.[0]?.__typename !== 'SeatsUnavailable') throw new Error(`a hold was answered with ${answer}`);
    return Boolean(hold);
  }

  result(): Buying {
    const seconds = (performance.now() - this.#startedAt) / 1000;
    return { held: this.#held, perSecond: this.#answered / seconds, slowestMs: this.#slowestMs };
  }
}

/** Chooses some of them at random, none twice. */
function anyOf(choices: string[], count: number): string[] {
  return Array.from({ length: count }, () => choices.splice(Math.floor(Math.random() * choices.length), 1)).flat();
}

const tasks = { connect, spread, rush, empties };
export type BuyersTasks = typeof tasks;
serveTasks(tasks);
