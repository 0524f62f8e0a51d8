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

/** The fields of a form: strings by name, those that were kept over a reload before the initial ones. */
export function useKeptFields<Fields extends Record<string, string>>(name: string, initial: Fields) {
  const [fields, setFields] = useState<Fields>(() => ({ ...initial, ...stringsOf(readKept(tabStorage, name)) }));
  const change = (changed: Partial<Fields>) =>
    setFields((before) => {
      const after = { ...before, ...changed };
      keep(tabStorage, name, after);
      return after;
    });
  return [fields, change] as const;
}

export function stringsOf(value: unknown): Record<string, string> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
