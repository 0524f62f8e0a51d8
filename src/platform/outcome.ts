/**
 * A service's answer where a refusal is an expected result: the value, or why not. Refusals are data and reach the
 * client in its payload; faults are thrown.
 */
export type Outcome<Value, Refusal extends UserError = UserError> =
  { value: Value; errors?: never } | { value?: never; errors: [Refusal, ...Refusal[]] };

/** `kind` is the name of the GraphQL type that it is shown as. */
export interface UserError {
  readonly kind: string;
  readonly message: string;
  /** Where in the input, as in ["input", "seatIds", "0"]; empty when it is not about one field. */
  readonly path: readonly string[];
}

/** The thing was changed since the version that the client has seen. */
export interface StaleVersion<Row = unknown> extends UserError {
  kind: 'StaleVersion';
  currentVersion: number;
  /** As it is now: shown beside the error. */
  current: Row;
}

export function staleVersion<Row extends { version: number }>(current: Row): StaleVersion<Row> {
  const message = 'It was changed in the meantime; nothing was changed now.';
  const path = ['input', 'expectedVersion'];
  return { kind: 'StaleVersion', message, path, currentVersion: current.version, current };
}

/** Another one has this name, code or place already. */
export interface AlreadyExists extends UserError {
  kind: 'AlreadyExists';
  /** The row, with the name of its GraphQL type. */
  existing: { __typename: string; id: string };
}

/** @param type the name of the GraphQL type */
export function alreadyExists(type: string, existing: { id: string }, ...path: string[]): AlreadyExists {
  const message = 'There is one already, so that this one was not made.';
  return { kind: 'AlreadyExists', message, path: ['input', ...path], existing: { ...existing, __typename: type } };
}

export function refused<Refusal extends UserError>(
  ...errors: [Refusal, ...Refusal[]]
): { errors: [Refusal, ...Refusal[]] } {
  return { errors };
}

export function invalidInput(message: string, ...path: (string | number)[]) {
  return { kind: 'InvalidInput', message, path: ['input', ...path.map(String)] } as const;
}

/** Also for what belongs to another account: a client must not be able to tell the two apart. */
export function notFound(what: string, ...path: (string | number)[]) {
  return { kind: 'NotFound', message: `There is no such ${what}.`, path: ['input', ...path.map(String)] } as const;
}
