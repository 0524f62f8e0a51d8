import { Prisma } from '../../generated/prisma/client.ts';
import type { Clock } from '../clock.ts';
import { columns, queryRows } from './rows.ts';

const MOMENT = columns<{ now: Date }>({ now: 'clock_timestamp()::timestamptz(3)' });

/** An answer that takes longer says too little about when the time was read. */
const PROMPT_MS = 1000;
/** Never set, unlike the clock of the machine. */
const MONOTONIC = performance.now.bind(performance);

/**
 * The database's time, as this process knows it without asking: what it was told the last time, and how long ago that was. So all
 * processes agree, also one whose own clock is wrong or is set. Until it was told, it is the process's own time.
 */
export class DatabaseClock {
  readonly #monotonic: () => number;
  #told: { time: number; at: number } | undefined;

  /** @param monotonic milliseconds since any moment */
  constructor(monotonic: () => number = MONOTONIC) {
    this.#monotonic = monotonic;
  }

  readonly now: Clock = () => {
    if (!this.#told) return new Date();
    return new Date(this.#told.time + this.#monotonic() - this.#told.at);
  };

  async ask(client: Prisma.TransactionClient): Promise<void> {
    await this.tell(async () => {
      const [moment] = await queryRows(client, MOMENT, (now) => Prisma.sql`select ${now}`);
      return { time: moment?.now, result: undefined };
    });
  }

  /** For a process whose other questions do not tell the time: its own clocks are slow, or stand still while the machine is suspended. */
  askEvery(milliseconds: number, client: Prisma.TransactionClient): Disposable {
    // What it knows is used until the database answers again.
    const timer = setInterval(() => void this.ask(client).catch(() => undefined), milliseconds).unref();
    return { [Symbol.dispose]: () => clearInterval(timer) };
  }

  /**
   * For a question that tells the time among other things.
   *
   * @param question `time` is undefined when it was not told
   * @returns what else it has told
   */
  async tell<Result>(question: () => Promise<{ time: Date | undefined; result: Result }>): Promise<Result> {
    const askedAt = this.#monotonic();
    const { time, result } = await question();
    const answeredAt = this.#monotonic();
    const isPrompt = answeredAt - askedAt < PROMPT_MS;
    // It was read somewhere between the question and the answer.
    if (time && (isPrompt || !this.#told)) this.#told = { time: time.getTime(), at: (askedAt + answeredAt) / 2 };
    return result;
  }
}
