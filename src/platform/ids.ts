import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

/** What one id needs of random bytes. */
const RANDOM_BYTES = 16;

/** Asking the system for random bytes takes longer than making an id of them. */
const randomBytes = Buffer.alloc(RANDOM_BYTES * 256);
let used = randomBytes.length;

/** Ids of rows made here grow with time, so that an index gets them at its end. To clients they are opaque. */
export function newId(): string {
  return uuidv7({ rng: nextRandomBytes });
}

function nextRandomBytes(): Uint8Array {
  if (used === randomBytes.length) {
    randomFillSync(randomBytes);
    used = 0;
  }
  used += RANDOM_BYTES;
  return randomBytes.subarray(used - RANDOM_BYTES, used);
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What was never given out as an id is the id of nothing: PostgreSQL would refuse the whole statement for it. */
export function isId(value: string): boolean {
  return ID.test(value);
}

/** When an id was made, to the millisecond: its first 48 bits are the time (RFC 9562, version 7). */
export function madeAt(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 13).replace('-', ''), 16));
}
