import { setTimeout as sleep } from 'node:timers/promises';

/** From the start of a read to that of the next one of its key. */
const GAP_MS = 25;

interface Turn<Value> {
  /** When the next read may start. */
  over: Promise<unknown>;
  next?: Promise<Value>;
}

/**
 * Reads that many ask for at once, a few a second for each key: those who ask too soon after the last one share the
 * next. So each gets what was stored after it asked.
 */
export class SharedReads<Value> {
  readonly #read: (key: string) => Promise<Value>;
  readonly #turns = new Map<string, Turn<Value>>();

  constructor(read: (key: string) => Promise<Value>) {
    this.#read = read;
  }

  read(key: string): Promise<Value> {
    const turn = this.#turns.get(key);
    if (!turn) return this.#start(key);
    turn.next ??= turn.over.then(() => this.#start(key));
    return turn.next;
  }

  #start(key: string): Promise<Value> {
    const reading = this.#read(key);
    const turn: Turn<Value> = { over: Promise.allSettled([reading, sleep(GAP_MS)]) };
    this.#turns.set(key, turn);
    // When others wait for the next read, that one takes its place.
    void turn.over.then(() => {
      if (!turn.next) this.#turns.delete(key);
    });
    return reading;
  }
}
