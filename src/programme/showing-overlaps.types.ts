import { Field, ObjectType } from 'type-graphql';
import type { Showing as ShowingRow } from '../generated/prisma/client.ts';
import { UserError } from '../graphql/user-errors.types.ts';
import { Showing } from '../scheduling/showing.types.ts';
import type { ShowingOverlaps as ShowingOverlapsValue } from './overlaps.ts';

@ObjectType({
  implements: UserError,
  description: [
    'Another showing uses the auditorium at that time, cleaning included. With another one of the same input conflictsWith is',
    'null and conflictsWithPath says where it is; otherwise that is empty. Of each showing at most 10 of each are named.',
  ].join('\n'),
})
export class ShowingOverlaps
  extends UserError
  implements Pick<ShowingOverlapsValue, 'conflictsWith' | 'conflictsWithPath'>
{
  @Field(() => Showing, { nullable: true })
  readonly conflictsWith!: ShowingRow | null;

  @Field(() => [String])
  readonly conflictsWithPath!: readonly string[];
}
