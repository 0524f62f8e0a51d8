import { expect, test } from 'vitest';
import { Resources } from '../../src/platform/resources.ts';

test('resources are closed in the opposite order, each after the one before has closed', async () => {
  const order: string[] = [];
  const resources = new Resources();
  resources.defer(() => void order.push('first'));
  resources.use({ [Symbol.dispose]: () => void order.push('second') });
  resources.use({
    async [Symbol.asyncDispose]() {
      order.push('third begins');
      await Promise.resolve();
      order.push('third ends');
    },
  });
  await resources[Symbol.asyncDispose]();
  expect(order).toEqual(['third begins', 'third ends', 'second', 'first']);
});

test('what is used is given back as it is', () => {
  const resource = { [Symbol.dispose]: () => undefined, name: 'it' };
  expect(new Resources().use(resource)).toBe(resource);
});

test('when closing one fails the others are closed all the same, and all failures are thrown', async () => {
  const order: string[] = [];
  const resources = new Resources();
  resources.defer(() => void order.push('first'));
  resources.defer(() => Promise.reject(new Error('of the second')));
  resources.defer(() => {
    throw new Error('of the third');
  });
  const failure: unknown = await resources[Symbol.asyncDispose]().catch((error: unknown) => error);
  expect(failure).toMatchObject({ errors: [{ message: 'of the third' }, { message: 'of the second' }] });
  expect(order).toEqual(['first']);
});

test('what is closed is not closed again', async () => {
  let closings = 0;
  const resources = new Resources();
  resources.defer(() => void closings++);
  await resources[Symbol.asyncDispose]();
  await resources[Symbol.asyncDispose]();
  expect(closings).toBe(1);
});
