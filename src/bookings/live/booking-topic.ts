import type { MessageBus } from '../../platform/messages/bus.ts';

export function bookingTopic(bookingId: string): string {
  return `booking:${bookingId}`;
}

/** Tells every process that a booking has changed. To be called once the change has committed. */
export class BookingPublisher {
  readonly #bus: MessageBus;

  constructor({ bus }: { bus: MessageBus }) {
    this.#bus = bus;
  }

  publish(bookingId: string): Promise<void> {
    return this.#bus.publish(bookingTopic(bookingId), null);
  }
}
