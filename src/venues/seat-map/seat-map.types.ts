import { Extensions, Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  type SeatCategory as SeatCategoryRow,
  SeatFeature,
  type SeatMap as SeatMapRow,
} from '../../generated/prisma/client.ts';
import { costs } from '../../graphql/limits/costs.ts';
import { Node } from '../../graphql/node.types.ts';
import { connectionType } from '../../graphql/pagination.ts';
import { DateTimeScalar } from '../../graphql/scalars.ts';
import type { MappedSeat } from './mapped-seats.ts';
import type { DrawnArea, DrawnPoint } from './seat-map-drawing.ts';

registerEnumType(SeatFeature, {
  name: 'SeatFeature',
  description: 'What is special about a seat.',
  valuesConfig: {
    WHEELCHAIR: { description: 'A place for a wheelchair.' },
    COMPANION: { description: 'Beside a WHEELCHAIR place, for a companion: see Seat.companionOf.' },
    COUPLE: { description: 'Half of a seat for two, sold only with the other half: see Seat.soldWith.' },
    AISLE: { description: 'Without a neighbour on at least one side.' },
    RESTRICTED_VIEW: { description: 'Part of the screen cannot be seen.' },
  },
});

@ObjectType({
  implements: Node,
  description: 'The seats of an auditorium in one version, which never changes: clients can cache it for ever.',
})
export class SeatMap extends Node implements Pick<SeatMapRow, 'id' | 'version' | 'importedAt'> {
  @Field(() => Int, { description: 'From 1; the newest is the one that new showings are sold on.' })
  readonly version!: number;

  @Field(() => DateTimeScalar)
  readonly importedAt!: Date;
}

export const SeatMapConnection = connectionType('SeatMap', () => SeatMap);

@ObjectType({ simpleResolvers: true, description: 'A place, in seat widths.' })
export class Point implements DrawnPoint {
  @Field(() => Float, { description: 'Growing to the right of a person who faces the screen.' })
  readonly x!: number;

  @Field(() => Float, { description: 'Growing with the distance from the screen.' })
  readonly y!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What is drawn behind the seats: a stage, stairs, a block.' })
export class SeatMapArea implements DrawnArea {
  @Extensions(costs({ each: 1 }))
  @Field(() => [Point], { description: 'The corners of a polygon, also of a circle; one point for a text alone.' })
  readonly points!: Point[];

  @Field(() => String, { nullable: true })
  readonly text!: string | null;

  @Field(() => String, { nullable: true, description: 'A CSS colour.' })
  readonly color!: string | null;
}

@ObjectType({ simpleResolvers: true, implements: Node, description: 'What kind of seat it is; prices go by it.' })
export class SeatCategory extends Node implements Pick<SeatCategoryRow, 'id' | 'name' | 'color'> {
  @Field(() => String)
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'A CSS colour for seat maps.' })
  readonly color!: string | null;
}

@ObjectType({ simpleResolvers: true, implements: Node, description: 'A seat of a seat map.' })
export class Seat
  extends Node
  implements Omit<MappedSeat, 'seatMapId' | 'seatCategoryId' | 'position' | 'coupleNumber' | 'companionOfId' | 'tried'>
{
  @Field(() => String, {
    description:
      'As printed on the ticket, as in "C7", or "1-12" where rows have numbers. Unique in its map: where two sections repeat a row and number, the section stands in front.',
  })
  readonly label!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A part of the auditorium, as in "Balcony"; null when there is only one.',
  })
  readonly section!: string | null;

  @Field(() => String)
  readonly row!: string;

  @Field(() => String)
  readonly number!: string;

  @Extensions(costs({ items: 2 }))
  @Field(() => [SeatFeature])
  readonly features!: SeatFeature[];

  @Field(() => Int, { description: 'From 0 at the screen.' })
  readonly rowIndex!: number;

  @Field(() => Int, {
    description:
      'Two seats are neighbours when rowIndex is the same and this differs by one; an aisle or a gap leaves a number out.',
  })
  readonly indexInRow!: number;

  @Field(() => Float, { description: 'In seat widths, growing to the right of a person who faces the screen.' })
  readonly x!: number;

  @Field(() => Float, { description: 'In seat widths, growing with the distance from the screen.' })
  readonly y!: number;
}
