import { Field, InterfaceType, ObjectType } from 'type-graphql';
import type { Outcome, UserError as UserErrorValue } from '../platform/outcome.ts';

/** Every refusal that a payload can carry; each feature adds its own beside its mutation. */
@InterfaceType({
  description: 'An outcome that is to be expected: why what was asked for was not done.',
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

@ObjectType({
  implements: UserError,
  description: 'A part of the input cannot be right, whatever the state of things.',
})
export class InvalidInput extends UserError {}

@ObjectType({ implements: UserError, description: 'There is no such thing, or it is somebody else’s.' })
export class NotFound extends UserError {}

@ObjectType({ implements: UserError, description: 'The idempotency key was used before, with another input.' })
export class IdempotencyConflict extends UserError {}

/** A payload's `errors`: none when it was done. */
export function errorsOf(outcome: Outcome<unknown>): UserError[] {
  return [...(outcome.errors ?? [])];
}
