import { availableParallelism } from 'node:os';
import argon2 from 'argon2';
import pLimit from 'p-limit';
import { UnavailableError } from '../../platform/database/errors.ts';
import { normalizePassword } from './password-rules.ts';

/** OWASP's first recommendation for argon2id: 19 MiB, 2 passes, 1 lane. */
const PARAMETERS = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Of libuv, which also reads files, looks names up and does other cryptography. */
const THREADS = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4);
/** As many as there are cores, and never the last thread. */
const AT_ONCE = Math.max(1, Math.min(availableParallelism(), THREADS - 1));
/** Two cores need about four seconds for them. */
const MAX_WAITING = 200;

/**
 * Hashing takes tens of milliseconds of a core: a bound on running and waiting ones leaves time for other requests. New
 * passwords and logins wait in one line, first come, first served.
 */
const queue = pLimit(AT_ONCE);

/** @throws {UnavailableError} when too many are waiting */
export function hashPassword(password: string): Promise<string> {
  return queued(() => argon2.hash(normalizePassword(password), PARAMETERS));
}

/** Takes as long when there is no such account, so that the time tells nothing. @throws {UnavailableError} */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  // Earlier versions hashed what was typed.
  for (const form of new Set([normalizePassword(password), password])) {
    if (await queued(async () => argon2.verify(passwordHash ?? (await hashOfNoAccount), form)))
      return typeof passwordHash === 'string';
  }
  return false;
}

/** Whether it was made with less work than today's parameters ask for. A stronger one stays. */
export function isWeakerThanToday(passwordHash: string): boolean {
  const [, version, memory, passes] = /^\$argon2id\$v=(\d+)\$m=(\d+),t=(\d+),p=\d+\$/.exec(passwordHash) ?? [];
  if (Number(version) < 19 || memory === undefined) return true;
  const work = Number(memory) * Number(passes);
  return work < PARAMETERS.memoryCost * PARAMETERS.timeCost || Number(memory) < PARAMETERS.memoryCost;
}

const hashOfNoAccount = argon2.hash('no account has this password', PARAMETERS);

function queued<Result>(work: () => Promise<Result>): Promise<Result> {
  if (queue.pendingCount >= MAX_WAITING) throw new UnavailableError('too many logins at once');
  return queue(work);
}
