import { Field, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../graphql/user-errors.types.ts';

@ObjectType({
  implements: UserError,
  description: 'Showings that are still to come, or have not ended yet, stand in the way. Cancelled ones do not.',
})
export class HasShowings extends UserError {
  @Field(() => Int)
  readonly count!: number;
}
