import { z } from 'zod';

/** One setting of the process, named once: here are its name in the environment, how it is read, and what it means. */
export interface Setting<Value> {
  name: string;
  /** Reads the text of the environment; undefined when it was left out, which also gives the default. */
  type: z.ZodType<Value, string | undefined>;
  /** For operators: units, and what it changes. */
  meaning: string;
  /** The default in words, where it is no fixed value. */
  defaultText?: string;
}

/** The settings that a feature owns, by their names in the code. */
export type SettingsSlice = Readonly<Record<string, Setting<unknown>>>;

/** The values of a slice. */
export type SettingValues<Slice extends SettingsSlice> = {
  [Name in keyof Slice]: Slice[Name] extends Setting<infer Value> ? Value : never;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** Thrown with every wrong setting at once, a line each. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

/** Why something failed, a line for each cause, for a person at the terminal. */
export function problemsOf(error: unknown): readonly string[] {
  if (error instanceof ConfigError) return error.problems;
  if (error instanceof AggregateError) return error.errors.flatMap(problemsOf);
  return [error instanceof Error ? error.message : String(error)];
}

export function setting<Value>(definition: Setting<Value>): Setting<Value> {
  return definition;
}

/**
 * Reads every setting, of which a text that is empty counts as left out.
 *
 * @param problemsTogether says what is wrong with settings that are right each by itself
 * @throws {ConfigError} naming every setting that is wrong
 */
export function readSettings<Slice extends SettingsSlice>(
  slice: Slice,
  { environment, problemsTogether }: { environment: Environment; problemsTogether: (given: Environment) => string[] },
): SettingValues<Slice> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = Object.entries(slice).map(([key, { name, type }]) => ({ key, name, ...type.safeParse(given[name]) }));
  const alone = read.flatMap(({ name, error }) => error?.issues.map(({ message }) => `${name}: ${message}`) ?? []);
  const problems = [...alone, ...problemsTogether(given)];
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.fromEntries(read.map(({ key, data }) => [key, data])) as SettingValues<Slice>;
}

export function text() {
  return z.string();
}

const isLongSecret = (secret: string) => Buffer.byteLength(secret) >= 32;

/** One or more, with commas between them. Spaces around the commas do not count. */
export function secrets() {
  return z
    .string()
    .transform((list) => list.split(',').map((secret) => secret.trim()))
    .refine((list) => list.every(isLongSecret), 'must have at least 32 bytes, also each of several between commas')
    .refine((list) => new Set(list).size === list.length, 'must not have the same secret twice')
    .transform((list) => list as [string, ...string[]]);
}

export function wholeNumber({ from, to }: { from: number; to: number }) {
  const message = `must be a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((number) => number >= from && number <= to, message);
}

/** Of a whole, from 0 to 1. */
export function part() {
  const message = 'must be a number from 0 to 1, as in 0.1';
  return z
    .string()
    .regex(/^[01](\.\d{1,9})?$/, message)
    .transform(Number)
    .refine((number) => number <= 1, message);
}

export function oneOf<const Names extends readonly [string, ...string[]]>(names: Names) {
  return z.enum(names, `must be ${names.length > 1 ? 'one of ' : ''}${names.join(', ')}`);
}

/** True for `yes`, false for `no`. */
export function eitherOf(yes: string, no: string) {
  return oneOf([yes, no]).transform((value) => value === yes);
}

export function url(protocols: readonly string[]) {
  const message = `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`;
  return z
    .string()
    .refine((value) => protocols.some((protocol) => value.startsWith(`${protocol}//`)) && isUrl(value), message);
}

/** One or more, with commas between them. Spaces around the commas do not count. */
export function urls(protocols: readonly string[]) {
  return z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .pipe(z.array(url(protocols)));
}

/** With several hosts, perhaps, as Redis Sentinel and Cluster have. */
function isUrl(value: string): boolean {
  const [, start = '', hosts = '', rest = ''] = /^([a-z-]+:\/\/(?:[^/]*@)?)([^/]*)(.*)$/.exec(value) ?? [];
  return hosts.split(',').every((host) => URL.canParse(`${start}${host}${rest}`));
}
