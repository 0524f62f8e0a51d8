import { expect, test } from 'vitest';
import { Loaders } from '../../src/graphql/loaders.ts';
import { manyRows, oneRow } from '../../src/platform/batches.ts';

interface Row {
  key: string;
}

test.each([
  { kind: 'one row', isShared: true, reads: [['a', 'b']] },
  { kind: 'one row', isShared: false, reads: [['a'], ['b']] },
  { kind: 'many rows', isShared: true, reads: [['a', 'b']] },
  { kind: 'many rows', isShared: false, reads: [['a'], ['b']] },
])('two requests at once, $kind for each key, shared: $isShared', async ({ kind, isShared, reads }) => {
  const read: (readonly string[])[] = [];
  const rows = (keys: readonly string[]) => {
    read.push(keys);
    return Promise.resolve(keys.map((key) => ({ key })));
  };
  const keyOf = ({ key }: Row) => key;
  const [one, many] = [oneRow<Row>(keyOf, rows, { isShared }), manyRows<Row>(keyOf, rows, { isShared })];
  const load = (key: string) => (kind === 'one row' ? new Loaders().load(one, key) : new Loaders().load(many, key));
  const found = await Promise.all([load('a'), load('b')]);
  expect(read).toEqual(reads);
  expect(found).toEqual(kind === 'one row' ? [{ key: 'a' }, { key: 'b' }] : [[{ key: 'a' }], [{ key: 'b' }]]);
});

test('a request reads each key once, and gets an empty list for a key without rows', async () => {
  let reads = 0;
  const none = manyRows<Row>(
    ({ key }) => key,
    () => Promise.resolve([]).finally(() => reads++),
    { isShared: true },
  );
  const loaders = new Loaders();
  expect(await loaders.load(none, 'a')).toEqual([]);
  expect(await loaders.load(none, 'a')).toEqual([]);
  expect(reads).toBe(1);
});

test.each([true, false])('a key that a request has changed is read again, shared: %s', async (isShared) => {
  let reads = 0;
  const counted = oneRow<Row & { reads: number }>(
    ({ key }) => key,
    (keys) => Promise.resolve(keys.map((key) => ({ key, reads: ++reads }))),
    { isShared },
  );
  const loaders = new Loaders();
  loaders.forget(counted, 'a');
  expect((await loaders.load(counted, 'a'))?.reads).toBe(1);
  loaders.forget(counted, 'a');
  expect((await loaders.load(counted, 'a'))?.reads).toBe(2);
  expect((await loaders.load(counted, 'a'))?.reads).toBe(2);
});
