import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  type Auditorium as AuditoriumRow,
  type Cinema as CinemaRow,
  type SeatCategory as SeatCategoryRow,
  SeatFeature,
  type SeatMap as SeatMapRow,
} from '../generated/prisma/client.ts';
import { Node } from '../graphql/common.types.ts';
import { connectionType } from '../graphql/pagination.ts';
import { CurrencyCodeScalar, TimeZoneScalar } from '../graphql/scalars.ts';
import type { MappedSeat } from './seat-map/seat-map.service.ts';

registerEnumType(SeatFeature, { name: 'SeatFeature' });

@ObjectType({ implements: Node, description: 'A building.' })
export class Cinema extends Node implements CinemaRow {
  @Field(() => String)
  readonly name!: string;

  @Field(() => String)
  readonly address!: string;

  @Field(() => TimeZoneScalar, { description: 'In which its days are counted; instants are UTC everywhere.' })
  readonly timeZone!: string;

  @Field(() => CurrencyCodeScalar, { description: 'Of all its prices.' })
  readonly currency!: string;
}

@ObjectType({ implements: Node, description: 'A room with seats in a cinema.' })
export class Auditorium extends Node implements Pick<AuditoriumRow, 'id' | 'name'> {
  @Field(() => String)
  readonly name!: string;
}

@ObjectType({ implements: Node, description: 'The seats of an auditorium, in one version. A version never changes.' })
export class SeatMap extends Node implements Pick<SeatMapRow, 'id' | 'version'> {
  @Field(() => Int, { description: 'From 1; the newest is the one that new showings are sold on.' })
  readonly version!: number;
}

@ObjectType({ description: 'What kind of seat it is; prices go by it.' })
export class SeatCategory implements Pick<SeatCategoryRow, 'id' | 'name' | 'color'> {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'A CSS colour for seat maps.' })
  readonly color!: string | null;
}

@ObjectType({ implements: Node })
export class Seat
  extends Node
  implements Pick<MappedSeat, 'id' | 'label' | 'section' | 'row' | 'number' | 'category' | 'features' | 'x' | 'y'>
{
  @Field(() => String, { description: 'As printed on the ticket, e.g. "C7".' })
  readonly label!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A part of the auditorium, as in "Balcony"; null when it has but one.',
  })
  readonly section!: string | null;

  @Field(() => String)
  readonly row!: string;

  @Field(() => String)
  readonly number!: string;

  @Field(() => SeatCategory)
  readonly category!: SeatCategoryRow;

  @Field(() => [SeatFeature])
  readonly features!: SeatFeature[];

  @Field(() => Float, { description: 'In seat widths, to the right for who looks at the screen.' })
  readonly x!: number;

  @Field(() => Float, { description: 'In seat widths, away from the screen.' })
  readonly y!: number;
}

export const CinemaConnection = connectionType('Cinema', () => Cinema);
