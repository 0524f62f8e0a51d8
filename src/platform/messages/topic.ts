import type { MessageBus, Subscription } from './bus.ts';

/** Typed messages between processes, a channel of its own for each key, as for each showing. */
export class Topic<Message> {
  readonly #name: string;
  readonly #bus: MessageBus;

  constructor(name: string, bus: MessageBus) {
    this.#name = name;
    this.#bus = bus;
  }

  /** To be called once what it tells has committed. May be lost: see MessageBus. */
  publish(key: string, message: Message): Promise<void> {
    return this.#bus.publish(this.#channel(key), message);
  }

  /** Resolves when messages from now on will arrive; rejects while the bus is away. */
  subscribe(key: string, listener: (message: Message) => void): Promise<Subscription> {
    return this.#bus.subscribe(this.#channel(key), (message) => listener(message as Message));
  }

  /** Called each time that the bus is back after a break. */
  onRestored(listener: () => void): void {
    this.#bus.onRestored(listener);
  }

  #channel(key: string): string {
    return `${this.#name}:${key}`;
  }
}
