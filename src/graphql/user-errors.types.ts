import { Field, Int, InterfaceType, ObjectType } from 'type-graphql';
import { Node, type NodeValue } from './node.types.ts';
import type { Outcome, StaleVersion as StaleVersionValue, UserError as UserErrorValue } from '../platform/outcome.ts';

/** Every error that a payload can carry; each feature adds its own beside its mutation. */
@InterfaceType({
  description: 'An expected outcome: why the mutation was not carried out. Its type is its code.',
  resolveType: (value: UserErrorValue) => value.kind,
})
export abstract class UserError {
  @Field(() => String, { description: 'For people, in English.' })
  readonly message!: string;

  @Field(() => [String], {
    description: 'Where in the input, as in ["input", "seatIds", "0"]; empty when it is not about one field.',
  })
  readonly path!: readonly string[];
}

@ObjectType({ implements: UserError, description: 'A value that is never acceptable, whatever else is stored.' })
export class InvalidInput extends UserError {}

@ObjectType({ implements: UserError, description: 'It does not exist, or it belongs to another account.' })
export class NotFound extends UserError {}

@ObjectType({ implements: UserError, description: 'The idempotency key was used before, with another input.' })
export class IdempotencyConflict extends UserError {}

@ObjectType({
  implements: UserError,
  description: "It was changed since expectedVersion. The payload's entity is as it is now, and nothing was changed.",
})
export class StaleVersion extends UserError {
  @Field(() => Int)
  readonly currentVersion!: number;
}

@ObjectType({ implements: UserError, description: 'Another one has this name, code or place already.' })
export class AlreadyExists extends UserError {
  @Field(() => Node)
  readonly existing!: NodeValue;
}

/** A payload's `errors`: none when it was done. */
export function errorsOf(outcome: Outcome<unknown>): UserError[] {
  return [...(outcome.errors ?? [])];
}

/** A payload's entity: as it was made or changed, and after StaleVersion as it is now. */
export function entityOf<Row>(outcome: Outcome<Row>): Row | null {
  if (outcome.value !== undefined) return outcome.value;
  const stale = outcome.errors?.find((error): error is StaleVersionValue<Row> => error.kind === 'StaleVersion');
  return stale?.current ?? null;
}
