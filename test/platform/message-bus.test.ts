import { expect, inject, test } from 'vitest';
import { createLogger } from '../../src/platform/logger.ts';
import { createMessageBus, type MessageBus } from '../../src/platform/messages/bus.ts';
import { Resources } from '../../src/platform/resources.ts';
import { untilDelivered } from '../support/delivered.ts';

const logger = createLogger('silent');

test('processes on one database of a Redis hear each other, and those on another database do not', async () => {
  await using resources = new Resources();
  const open = (database: string) =>
    resources.use(createMessageBus({ redisUrl: `${inject('redisUrl')}${database}`, logger }));
  const heard: string[] = [];
  const listen = async (name: string, bus: MessageBus) => {
    await expect
      .poll(() =>
        bus
          .subscribe('changes', () => void heard.push(name))
          .then(
            () => true,
            () => false,
          ),
      )
      .toBe(true);
    return bus;
  };
  const publisher = open('/14');
  const same = await listen('the same', open('/14'));
  const other = await listen('another', open('/15'));
  const none = await listen('none', open(''));
  await expect
    .poll(() =>
      publisher.publish('changes', null).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
  await Promise.all([same, other, none].map(untilDelivered));
  expect(heard).toEqual(['the same']);
});
