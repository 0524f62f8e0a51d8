import { useState } from 'react';
import { tabStorage } from '../session/browser-storage.ts';

/** As in the browser's own `sessionStorage`: what a tab keeps over a reload. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** @returns undefined when nothing was kept, or nothing that can be read */
export function readKept(keeper: Keeper, name: string): unknown {
  try {
    return JSON.parse(keeper.getItem(`rowlock:${name}`) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function keep(keeper: Keeper, name: string, value: unknown): void {
  keeper.setItem(`rowlock:${name}`, JSON.stringify(value));
}

export function forget(keeper: Keeper, name: string): void {
  keeper.removeItem(`rowlock:${name}`);
}

/**
 * State that outlasts a reload. It is kept with the change: an effect would keep it after the next frame, and the visitor can
 * reload the page before.
 *
 * @param read the state from what was kept, which is undefined at first and can be of another version of the page
 */
export function useKept<State>(name: string, read: (kept: unknown) => State, keeper: Keeper = tabStorage) {
  const [state, setState] = useState(() => read(readKept(keeper, name)));
  const change = (changed: (before: State) => State) =>
    setState((before) => {
      const after = changed(before);
      keep(keeper, name, after);
      return after;
    });
  return [state, change] as const;
}

/** The fields of a form: strings by name, those that were kept over a reload before the initial ones. */
export function useKeptFields<Fields extends Record<string, string>>(name: string, initial: Fields) {
  const [fields, changeFields] = useKept<Fields>(name, (kept) => ({ ...initial, ...stringsOf(kept) }));
  const change = (changed: Partial<Fields>) => changeFields((before) => ({ ...before, ...changed }));
  return [fields, change] as const;
}

/** As it was kept: the strings of a list. */
export function stringList(kept: unknown): string[] {
  return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : [];
}

export function stringsOf(value: unknown): Record<string, string> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
