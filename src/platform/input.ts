import { z } from 'zod';
import { invalidInput, type Outcome, refused } from './outcome.ts';
import { hasLength, tidyLine, tidyText } from './text.ts';

/** A limit on both sides, each included. */
interface Range {
  min: number;
  max: number;
}

/** A single line as people type it, tidied. @param what for the message, as in "The title" */
export function line(what: string, { min, max }: Range) {
  const message = `${what} must have ${min} to ${max} characters, in one line of text.`;
  return z
    .string(message)
    .transform((typed) => tidyLine(typed))
    .refine((tidy) => tidy !== undefined && hasLength(tidy, { min, max }), message)
    .transform((tidy) => tidy ?? '');
}

/** Several lines. */
export function text(what: string, { min, max }: Range) {
  const message = `${what} must have ${min} to ${max} characters, and no control characters but line breaks.`;
  return z
    .string(message)
    .transform((typed) => (typed.length <= 4 * max ? tidyText(typed) : undefined))
    .refine((tidy) => tidy !== undefined && hasLength(tidy, { min, max }), message)
    .transform((tidy) => tidy ?? '');
}

export function wholeNumber(what: string, { min, max }: Range) {
  const message = `${what} must be a whole number from ${min} to ${max}.`;
  return z.int(message).min(min, message).max(max, message);
}

/** Each one once, in the order in which they are given. @param what for the message, as in "The genres" */
export function listOf<Type extends z.ZodType>(what: string, of: Type, { max }: { max: number }) {
  const message = `${what} can be at most ${max}.`;
  return z
    .array(z.unknown(), message)
    .max(max, message)
    .pipe(z.array(of))
    .transform((items) => [...new Set(items)]);
}

type Shape = z.core.$ZodLooseShape;

/**
 * The values of a new row. What is left out is null. Refused: InvalidInput for each value that is wrong, with its path.
 *
 * @param fields nullable where the column is
 */
export function readNew<Fields extends Shape>(
  fields: z.ZodObject<Fields>,
  input: object,
): Outcome<z.output<z.ZodObject<Fields>>> {
  const given = new Map<string, unknown>(Object.entries(input));
  return read(fields, Object.fromEntries(Object.keys(fields.shape).map((name) => [name, given.get(name) ?? null])));
}

/** The values that an update changes: those that are given. Null is refused where the column is not nullable. */
export function readPatch<Fields extends Shape>(
  fields: z.ZodObject<Fields>,
  input: object,
): Outcome<Partial<z.output<z.ZodObject<Fields>>>> {
  const given = Object.entries(input).filter(([name, value]) => value !== undefined && name in fields.shape);
  return read(fields.partial(), Object.fromEntries(given)) as Outcome<Partial<z.output<z.ZodObject<Fields>>>>;
}

function read<Value>(type: z.ZodType<Value>, input: unknown): Outcome<Value> {
  const { data, error } = type.safeParse(input);
  if (!error) return { value: data };
  const [problem, ...more] = error.issues.map(({ message, path }) => invalidInput(message, ...path.map(String)));
  if (!problem) throw new Error('a value was refused without a reason');
  return refused(problem, ...more);
}
