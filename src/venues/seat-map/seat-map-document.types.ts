import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { UserError } from '../../graphql/user-errors.types.ts';
import type { SeatMapValue } from './mapped-seats.ts';
import { SeatMapFormat } from './seat-map-documents.ts';
import type { SeatMapProblem as SeatMapProblemValue } from './seat-map-problems.ts';
import { SeatMap } from './seat-map.types.ts';

registerEnumType(SeatMapFormat, {
  name: 'SeatMapFormat',
  description: 'How a document describes a seat map: docs/seat-maps.md has both formats.',
  valuesConfig: {
    TEXT: { description: 'Rows of characters, one character a seat.' },
    PRETIX_JSON: { description: 'The open seating-plan format of pretix.' },
  },
});

@InputType()
export class ImportSeatMapInput {
  @Field(() => ID)
  readonly auditoriumId!: string;

  @Field(() => SeatMapFormat)
  readonly format!: SeatMapFormat;

  @Field(() => String, { description: 'At most 5,000,000 bytes in UTF-8, and 20,000 seats.' })
  readonly document!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Checks and answers with the map that would be made, with an id that cannot be read again. With the newest version when none would be made.',
  })
  readonly dryRun!: boolean;
}

@ObjectType()
export class ImportSeatMapPayload {
  @Field(() => SeatMap, { nullable: true })
  readonly seatMap!: SeatMapValue | null;

  @Field(() => [UserError])
  readonly errors!: UserError[];
}

@ObjectType({ description: 'Something in a document that has to be put right.' })
export class SeatMapProblem implements SeatMapProblemValue {
  @Field(() => String, { description: 'For people, in English.' })
  readonly message!: string;

  @Field(() => Int, { nullable: true, description: 'From 1; null for JSON.' })
  readonly line!: number | null;

  @Field(() => String, { nullable: true, description: 'The section of the seat, or the zone in PRETIX_JSON.' })
  readonly section!: string | null;

  @Field(() => String, { nullable: true })
  readonly row!: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the seat.' })
  readonly seat!: string | null;

  @Field(() => String, { nullable: true, description: 'What stands there, cut after 100 characters.' })
  readonly value!: string | null;
}

@ObjectType({
  implements: UserError,
  description: 'The document describes no seat map. Everything that is wrong in it is counted, and named up to 50.',
})
export class SeatMapRejected extends UserError {
  @Field(() => [SeatMapProblem], { description: 'The first 50 of problemCount.' })
  readonly problems!: SeatMapProblem[];

  @Field(() => Int)
  readonly problemCount!: number;
}
