/** Whoever imports the statement that takes seats gets a stub instead. */
const STATEMENT = '/seating/sql/take-seats.js';
const STUB = new URL('granted-holds.js', import.meta.url).href;

export async function resolve(specifier, context, next) {
  const resolved = await next(specifier, context);
  const isStubbed = resolved.url.endsWith(STATEMENT) && context.parentURL !== STUB;
  return isStubbed ? { ...resolved, url: STUB } : resolved;
}
