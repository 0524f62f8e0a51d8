import type { MessageBus } from '../../platform/messages/bus.ts';
import type { SeatChange } from '../seat-state.ts';

export function seatTopic(showingId: string): string {
  return `seats:${showingId}`;
}

/** Tells every process that seats have changed. To be called once the change has committed. */
export class AvailabilityPublisher {
  readonly #bus: MessageBus;

  constructor({ bus }: { bus: MessageBus }) {
    this.#bus = bus;
  }

  async publish({ showingId, seats }: SeatChange): Promise<void> {
    if (seats.length > 0) await this.#bus.publish(seatTopic(showingId), seats);
  }
}
