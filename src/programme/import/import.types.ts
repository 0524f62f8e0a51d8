import { Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Showing as ShowingRow } from '../../generated/prisma/client.ts';
import { costs } from '../../graphql/limits/costs.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import { UserError } from '../../graphql/user-errors.types.ts';
import { Showing } from '../../scheduling/showing.types.ts';
import type {
  ProgrammeProblem as ProgrammeProblemValue,
  ProgrammeRejected as ProgrammeRejectedValue,
} from './programme-problem.ts';

@InputType()
export class ImportShowingsInput {
  @Field(() => ID)
  readonly cinemaId!: string;

  @Field(() => String, {
    description: 'CSV, as docs/programme-csv.md has it: a showing a line, at most 500, and at most 250,000 characters.',
  })
  readonly document!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Only checks.' })
  readonly dryRun!: boolean;
}

@ObjectType()
export class ImportShowingsPayload {
  @Extensions(costs({ each: 1 }))
  @Field(() => [Showing], {
    nullable: true,
    description: 'In the order of the lines. Null when there is any error, and after a dryRun.',
  })
  readonly showings!: ShowingRow[] | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({ description: 'What is wrong with a line of a programme.' })
export class ProgrammeProblem implements ProgrammeProblemValue {
  @Field(() => String, { description: 'For people, in English.' })
  readonly message!: string;

  @Field(() => Int, { description: 'From 1, the header.' })
  readonly line!: number;

  @Field(() => String, { nullable: true, description: 'The column; null when it is about the line as a whole.' })
  readonly field!: ProgrammeProblemValue['field'];

  @Field(() => String, {
    nullable: true,
    description: 'As it stands there; null when it is about the line as a whole.',
  })
  readonly value!: string | null;

  @Field(() => [DateTimeScalar], {
    description: 'What a local time could be that exists twice, as the clock is moved back; otherwise empty.',
  })
  readonly instants!: Date[];
}

@ObjectType({ implements: UserError, description: 'Lines of the document are wrong, so that nothing was scheduled.' })
export class ProgrammeRejected extends UserError implements Pick<ProgrammeRejectedValue, 'problems' | 'problemCount'> {
  @Field(() => [ProgrammeProblem], { description: 'The first 50, in the order of lines.' })
  readonly problems!: ProgrammeProblemValue[];

  @Field(() => Int)
  readonly problemCount!: number;
}
