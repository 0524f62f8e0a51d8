import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import { ConfigError, type SettingsSlice } from '../../src/config/settings.ts';
import { modules } from '../../src/modules.ts';

const SRC = path.resolve(import.meta.dirname, '../../src');

/** Settings that accept every text. */
const FREE_TEXT = new Set(['HOST', 'DATA_DIR']);
const SETTINGS = Object.entries(modules.settings);

/** The slices of settings in src, each with the file that it is in. */
async function slices(): Promise<[file: string, slice: SettingsSlice][]> {
  const files = (await readdir(SRC, { recursive: true })).filter((file) => file.endsWith('.settings.ts')).sort();
  return Promise.all(
    files.map(async (file): Promise<[string, SettingsSlice]> => {
      const exported = Object.values((await import(path.join(SRC, file))) as Record<string, SettingsSlice>);
      expect(exported, file).toHaveLength(1);
      return [file, exported[0] ?? {}];
    }),
  );
}

const sorted = (names: string[]) => names.toSorted();

describe('the slices of settings', () => {
  test('are all in the list of modules, and none hides a setting of another', async () => {
    const all = (await slices()).flatMap(([, slice]) => Object.entries(slice));
    expect(sorted(all.map(([key]) => key))).toEqual(sorted(SETTINGS.map(([key]) => key)));
    for (const [key, setting] of all) expect(modules.settings[key]).toBe(setting);
  });

  test('name each variable of the environment once', async () => {
    const names = (await slices()).flatMap(([, slice]) => Object.values(slice).map(({ name }) => name));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe.each(SETTINGS)('the setting %s', (key, { name, meaning, type, defaultText }) => {
  test('has the same name in the environment, in upper case', () => {
    expect(name).toBe(key.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase());
  });

  test('has a meaning, and a default in words unless it has a fixed value', () => {
    expect(meaning).not.toBe('');
    const { success, data } = type.safeParse(undefined);
    expect(success).toBe(true);
    if (data === undefined) expect(defaultText).toBeTruthy();
  });
});

test('a start with every setting wrong reports each of them, once', () => {
  const environment = Object.fromEntries(SETTINGS.map(([, { name }]) => [name, '?']));
  const named = problemsOf(environment).map((problem) => problem.split(':')[0] ?? '');
  const wrong = SETTINGS.map(([, { name }]) => name).filter((name) => !FREE_TEXT.has(name));
  expect(sorted(named)).toEqual(sorted(wrong));
});

test('a setting that is wrong does not hide a wrong combination of others', () => {
  expect(problemsOf({ LOG_LEVEL: 'loud', DATABASE_URL: 'postgres://db/rowlock' })).toEqual([
    'LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent',
    'JWT_SECRET: must be given when DATABASE_URL is',
  ]);
});

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
