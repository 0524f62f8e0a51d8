import type { GraphQLError } from 'graphql';

/** An answer as it came. */
export interface Seen {
  /** Of HTTP; of a WebSocket the code with which it was closed, or 200. */
  status: number;
  text: string;
}

/** What no answer may tell: SQL, stacks, paths, constraints, and names of libraries. */
const LEAKS = [
  /\bselect\b.*\bfrom\b|\binsert into\b|\bupdate\b.*\bset\b|SQLSTATE|syntax error at|relation "|column "/i,
  /prisma|postgres|\bpg_|redis|ioredis|bullmq|apollo|graphql-js|type-?graphql|fastify|argon2|jsonwebtoken|zod/i,
  /\n\s+at |node_modules|\/src\/|\/dist\/|\.[jt]s:\d|\bnode:/,
  /_fkey|_pkey|_key\b|_check\b|_idx\b|violates|constraint/i,
  /TypeError|ReferenceError|RangeError|Cannot read|is not a function|is not iterable|undefined|\[object/,
  /ECONN|ENOENT|EPIPE|Invalid `/,
];

/** What is wrong with an answer; undefined when nothing is. */
export function problemOf({ status, text }: Seen): string | undefined {
  if (status >= 500 && status < 1000) return `has the status ${status}`;
  if (status === 1006 || status === 1011 || status === 4500) return `closed the socket with ${status}`;
  const errors = errorsOf(text);
  if (!errors) return 'is no answer of GraphQL';
  const faults = errors.filter(({ code }) => code === 'INTERNAL_SERVER_ERROR' || code === undefined);
  if (faults.length > 0) return `has an error with the code ${faults[0]?.code}`;
  for (const { message } of errors) {
    const leak = LEAKS.find((pattern) => pattern.test(message));
    if (leak) return `tells ${leak.exec(message)?.[0]}: ${message}`;
  }
  return undefined;
}

/** Whether the operation was right, and nothing of it was refused. */
export function wasDone({ text }: Seen): boolean {
  return errorsOf(text)?.length === 0;
}

/** Whether it is worth asking again. */
export function isUnavailable({ text }: Seen): boolean {
  return errorsOf(text)?.some(({ code }) => code === 'SERVICE_UNAVAILABLE') ?? false;
}

interface SeenError {
  message: string;
  /** Of an error in a payload, its type. */
  code: string | undefined;
}

function errorsOf(text: string): SeenError[] | undefined {
  try {
    const { data, errors = [] } = JSON.parse(text) as { data?: unknown; errors?: GraphQLError[] };
    const own = errors.map(({ message, extensions }) => ({ message, code: extensions['code'] as string | undefined }));
    return [...own, ...errorsInPayloads(data)];
  } catch {
    return undefined;
  }
}

function errorsInPayloads(data: unknown): SeenError[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.values(data).flatMap((payload) => {
    const errors: unknown = (payload as { errors?: unknown } | null)?.errors;
    if (!Array.isArray(errors)) return [];
    return (errors as { message?: string; __typename: string }[]).map(({ message = '', __typename: code }) => ({
      message,
      code,
    }));
  });
}
