import { v7 as uuidv7 } from 'uuid';

/** Ids of rows made here grow with time, so that an index gets them at its end. To clients they are opaque. */
export function newId(): string {
  return uuidv7();
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What was never given out as an id is the id of nothing: PostgreSQL would refuse the whole statement for it. */
export function isId(value: string): boolean {
  return ID.test(value);
}
