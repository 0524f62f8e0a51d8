/** A field of a row whose value is another now. Values are as in JSON; null where there was or is none. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** What is no news by itself: it grows with every change. */
const LEFT_OUT = new Set(['version']);

/** In the order of the names of the fields. */
export function changesBetween(before: object = {}, after: object = {}): FieldChange[] {
  const [old, now] = [toJson(before), toJson(after)];
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((field) => !LEFT_OUT.has(field));
  return fields
    .toSorted()
    .map((field) => ({ field, before: old[field] ?? null, after: now[field] ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

/** Amounts of money have 64 bits in the code and 53 in JSON (checks in the database). */
function toJson(row: object): Record<string, unknown> {
  const json = JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
  return JSON.parse(json) as Record<string, unknown>;
}
