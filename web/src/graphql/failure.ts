import { CombinedGraphQLErrors } from '@apollo/client';

/** Why a request has no answer. What can be expected comes in the answer, as `errors` of the payload. */
export type Failure =
  | { kind: 'RATE_LIMITED'; retryAfterSeconds: number }
  /** No answer, or none of Rowlock: it is not known whether the request was carried out. */
  | { kind: 'OFFLINE' }
  | { kind: 'FAULT' };

/** @param error as the GraphQL client throws it */
export function failureOf(error: unknown): Failure {
  if (!CombinedGraphQLErrors.is(error)) return { kind: 'OFFLINE' };
  for (const { extensions } of error.errors) {
    if (extensions?.['code'] !== 'RATE_LIMITED') continue;
    return { kind: 'RATE_LIMITED', retryAfterSeconds: Number(extensions['retryAfterSeconds']) || 60 };
  }
  return { kind: 'FAULT' };
}
