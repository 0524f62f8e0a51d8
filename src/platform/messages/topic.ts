import { tracing } from '../tracing/tracing.ts';
import type { MessageBus, Subscription } from './bus.ts';

/**
 * Whether a message can be understood. It may come from a process of another version, as during an upgrade: what it has besides
 * is ignored.
 */
export type MessageGuard<Message> = (message: unknown) => message is Message;

/** Of a topic of which each message says the same, whatever is in it. */
export const anyMessage = (message: unknown): message is null => message !== undefined;

/** Typed messages between processes, a channel of its own for each key, as for each showing. */
export class Topic<Message> {
  readonly #name: string;
  readonly #bus: MessageBus;
  readonly #isMessage: MessageGuard<Message>;

  constructor(name: string, { bus, isMessage }: { bus: MessageBus; isMessage: MessageGuard<Message> }) {
    this.#name = name;
    this.#bus = bus;
    this.#isMessage = isMessage;
  }

  /** To be called once what it tells has committed. May be lost: see MessageBus. */
  publish(key: string, message: Message): Promise<void> {
    return tracing.inner(
      () => ({ name: `publish ${this.#name}`, kind: 'producer' }),
      () => this.#bus.publish(this.#channel(key), message),
    );
  }

  /**
   * Resolves when messages from now on will arrive; rejects while the bus is away. One that is not understood is as good as lost:
   * what a listener threw at it would end the process.
   */
  subscribe(key: string, listener: (message: Message) => void): Promise<Subscription> {
    return this.#bus.subscribe(this.#channel(key), (message) => {
      if (this.#isMessage(message)) listener(message);
    });
  }

  /** Called each time that the bus is back after a break. */
  onRestored(listener: () => void): void {
    this.#bus.onRestored(listener);
  }

  #channel(key: string): string {
    return `${this.#name}:${key}`;
  }
}
