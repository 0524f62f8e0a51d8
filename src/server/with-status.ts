/** For what refuses a request before it is known: answered by the error handler, in GraphQL's form. */
export function withStatus(statusCode: number): Error {
  return Object.assign(new Error(String(statusCode)), { statusCode });
}
