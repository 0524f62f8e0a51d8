import { beforeEach, expect, it } from 'vitest';
import { attemptKey, endAttempt } from '../../web/src/buying/attempts.ts';
import { keep, type Keeper, readKept, stringsOf } from '../../web/src/buying/kept.ts';

/** What a tab keeps over a reload. */
class Memory implements Keeper {
  readonly #values = new Map<string, string>();
  getItem = (name: string) => this.#values.get(name) ?? null;
  setItem = (name: string, value: string) => void this.#values.set(name, value);
  removeItem = (name: string) => void this.#values.delete(name);
}

let memory: Memory;
beforeEach(() => {
  memory = new Memory();
});

it('gives the same request the same key until it has its answer', () => {
  const first = attemptKey(memory, 'place:1', { total: 1250 });
  expect(attemptKey(memory, 'place:1', { total: 1250 })).toBe(first);
  endAttempt(memory, 'place:1');
  expect(attemptKey(memory, 'place:1', { total: 1250 })).not.toBe(first);
});

it('gives another request another key, also when the first is asked again', () => {
  const first = attemptKey(memory, 'place:1', { total: 1250 });
  const changed = attemptKey(memory, 'place:1', { total: 1350 });
  expect(new Set([first, changed, attemptKey(memory, 'place:1', { total: 1250 })]).size).toBe(3);
});

it('gives each purpose a key of its own', () => {
  expect(attemptKey(memory, 'place:1', {})).not.toBe(attemptKey(memory, 'place:2', {}));
});

it('starts anew when what was kept cannot be read', () => {
  memory.setItem('rowlock:attempt:place:1', 'not JSON');
  expect(readKept(memory, 'attempt:place:1')).toBeUndefined();
  const key = attemptKey(memory, 'place:1', {});
  expect(key).toMatch(/^[0-9a-f-]{36}$/);
  expect(attemptKey(memory, 'place:1', {})).toBe(key);
});

it('restores the texts of a form alone', () => {
  keep(memory, 'contact', { name: 'Jo', email: 7, more: null });
  expect(stringsOf(readKept(memory, 'contact'))).toEqual({ name: 'Jo' });
  expect(stringsOf('Jo')).toEqual({});
  expect(stringsOf(undefined)).toEqual({});
});
