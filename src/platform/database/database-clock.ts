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
      return moment;
    });
  }

  /**
   * To be told again and again: the process's own clocks are slow, or stand still while the machine is suspended.
   *
   * @param question whose answer has the time
   * @returns the answer
   */
  async tell<Answer extends { now: Date } | undefined>(question: () => Promise<Answer>): Promise<Answer> {
    const askedAt = this.#monotonic();
    const answer = await question();
    const answeredAt = this.#monotonic();
    const isPrompt = answeredAt - askedAt < PROMPT_MS;
    // It was read somewhere between the question and the answer.
    if (answer && (isPrompt || !this.#told))
      this.#told = { time: answer.now.getTime(), at: (askedAt + answeredAt) / 2 };
    return answer;
  }
}
