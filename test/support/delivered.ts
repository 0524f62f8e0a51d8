import { newId } from '../../src/platform/ids.ts';
import type { Cache } from '../../src/platform/cache.ts';
import type { MessageBus } from '../../src/platform/messages/bus.ts';

/** As if nothing had been read yet. */
export async function emptyTheCache({ cache, bus }: { cache: Cache; bus: MessageBus }): Promise<void> {
  await cache.changed();
  await untilDelivered(bus);
}

/** Waits until what was published on the bus before has been delivered: Redis keeps the order. */
export async function untilDelivered(bus: MessageBus): Promise<void> {
  const channel = `delivered:${newId()}`;
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const subscription = await bus.subscribe(channel, () => arrive());
  await bus.publish(channel, null);
  await arrived;
  subscription.unsubscribe();
}
