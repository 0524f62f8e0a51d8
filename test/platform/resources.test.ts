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
  await expect(resources[Symbol.asyncDispose]()).rejects.toThrow(/of the third; .*of the second/);
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

test('says what is being closed, and what could not be closed', async () => {
  class Pool {
    [Symbol.dispose] = () => undefined;
  }
  const resources = new Resources();
  const closing: (string | undefined)[] = [];
  resources.use(new Pool());
  resources.defer(() => Promise.reject(new Error('no answer')), 'Redis');
  resources.use({ [Symbol.dispose]: () => void closing.push(resources.closing) }, 'the server');
  await expect(resources[Symbol.asyncDispose]()).rejects.toThrow(/^closing Redis: no answer$/);
  expect([...closing, resources.closing]).toEqual(['the server', undefined]);
});

test('what was opened before a failure is closed, and a failure to close it does not hide the first one', async () => {
  const resources = new Resources();
  resources.defer(() => Promise.reject(new Error('cannot close')), 'the database');
  const opening = resources.closeOnFailure(() => Promise.reject(new Error('the port is taken')));
  await expect(opening).rejects.toThrow('the port is taken; closing the database: cannot close');
});
