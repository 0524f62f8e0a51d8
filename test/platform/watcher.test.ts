import { expect, test } from 'vitest';
import { Watcher } from '../../src/platform/messages/watcher.ts';

function watcher() {
  const closings: Watcher<string>[] = [];
  const made = new Watcher<string>({
    merge: ([earlier], later) => (earlier === undefined ? [later] : [`${earlier}+${later}`]),
    onClose: (closed) => closings.push(closed),
  });
  return { watcher: made, closings };
}

const DONE = { value: undefined, done: true };

test('a watcher that waits gets the next event', async () => {
  const { watcher: waiting } = watcher();
  const next = waiting.next();
  waiting.offer('a');
  expect(await next).toEqual({ value: 'a', done: false });
});

test('a watcher that is behind gets the merged events, and then the next', async () => {
  const { watcher: behind } = watcher();
  for (const event of ['a', 'b', 'c']) behind.offer(event);
  expect(await behind.next()).toEqual({ value: 'a+b+c', done: false });
  const next = behind.next();
  behind.offer('d');
  behind.offer('e');
  expect(await next).toEqual({ value: 'd', done: false });
  expect(await behind.next()).toEqual({ value: 'e', done: false });
});

test('a watcher that is closed while it waits is told that there are no more events', async () => {
  const { watcher: waiting, closings } = watcher();
  const next = waiting.next();
  expect(await waiting.return()).toEqual(DONE);
  expect(await next).toEqual(DONE);
  expect(closings).toEqual([waiting]);
});

test('a closed watcher takes and keeps no events, and is closed once', async () => {
  const { watcher: closed, closings } = watcher();
  closed.offer('a');
  await closed.return();
  closed.offer('b');
  await closed.return();
  expect(await closed.next()).toEqual(DONE);
  expect(closings).toHaveLength(1);
});

test('several pending events come one after the other', async () => {
  const behind = new Watcher<string>({
    merge: (pending, later) => [...pending, later].slice(-2),
    onClose: () => undefined,
  });
  for (const event of ['a', 'b', 'c']) behind.offer(event);
  expect([await behind.next(), await behind.next()]).toEqual([
    { value: 'b', done: false },
    { value: 'c', done: false },
  ]);
});

test('a watcher can be iterated', async () => {
  const { watcher: looped, closings } = watcher();
  const seen: string[] = [];
  looped.offer('1');
  for await (const event of looped) {
    seen.push(event);
    if (seen.length === 3) break;
    looped.offer(String(seen.length + 1));
  }
  expect(seen).toEqual(['1', '2', '3']);
  expect(closings).toHaveLength(1);
});
