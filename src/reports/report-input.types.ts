import { Field, ID, InputType } from 'type-graphql';
import { codedError } from '../graphql/errors.ts';
import { DateScalar } from '../graphql/scalars.ts';
import { daysProblem, type ReportInput } from './report-scope.ts';

/** What inputs of reports have in common. */
@InputType()
export abstract class ReportScopeInput implements ReportInput {
  @Field(() => DateScalar)
  readonly from!: Date;

  @Field(() => DateScalar, { description: 'Included.' })
  readonly to!: Date;

  @Field(() => [ID], {
    nullable: true,
    description: 'Left out: every cinema of which the caller may see reports. Any other is FORBIDDEN.',
  })
  readonly cinemaIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Left out: every movie.' })
  readonly movieIds?: string[] | null;
}

/** @throws {GraphQLError} BAD_USER_INPUT */
export function refuseDays(input: ReportInput): void {
  const problem = daysProblem(input);
  if (problem !== undefined) throw codedError('BAD_USER_INPUT', problem);
}
