interface Turn<Value> {
  current: Promise<Value>;
  next?: Promise<Value>;
}

/**
 * Reads of which at most one is running for each key. Those who ask while one is running share the next one: each
 * gets what was stored after it asked, and many at once cost no more than two reads.
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
    const start = () => this.#start(key);
    turn.next ??= turn.current.then(start, start);
    return turn.next;
  }

  #start(key: string): Promise<Value> {
    const current = this.#read(key);
    const turn: Turn<Value> = { current };
    this.#turns.set(key, turn);
    // When others wait for the next read, that one takes its place.
    const end = () => {
      if (!turn.next) this.#turns.delete(key);
    };
    current.then(end, end);
    return current;
  }
}
