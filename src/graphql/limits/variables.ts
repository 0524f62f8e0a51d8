import type { GraphQLError } from 'graphql';
import { LIMITS, tooLarge } from './limits.ts';

/** Refuses variables that are small to send and long to read. */
export function variablesProblem(variables: unknown): GraphQLError | undefined {
  let level = [variables].filter(isCollection);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > LIMITS.valueDepth) return tooLarge(`its variables are more than ${LIMITS.valueDepth} levels deep`);
    const children = level.map((collection) => Object.values(collection) as unknown[]);
    if (children.some(({ length }) => length > LIMITS.entries))
      return tooLarge(`a list of its variables has more than ${LIMITS.entries} entries`);
    level = children.flat().filter(isCollection);
  }
  return undefined;
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
