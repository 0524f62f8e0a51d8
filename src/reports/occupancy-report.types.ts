import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../graphql/pagination.ts';
import type { OccupancyRow as OccupancyRowValue } from './occupancy-report.service.ts';
import { ReportScopeInput } from './report-input.types.ts';
import { MAX_REPORT_DAYS } from './report-scope.ts';

@InputType({ description: `From the first day to the last, at most ${MAX_REPORT_DAYS} days.` })
export class OccupancyReportInput extends ReportScopeInput {}

@ObjectType({ description: 'How full a showing was, or is so far.' })
export class OccupancyRow implements Pick<OccupancyRowValue, 'capacity' | 'sold'> {
  @Field(() => Int, { description: 'Seats of the map that the showing is sold on, BLOCKED ones too.' })
  readonly capacity!: number;

  @Field(() => Int, { description: 'VALID and USED tickets.' })
  readonly sold!: number;

  @Field(() => Float, { nullable: true, description: '`sold` / `capacity`, from 0 to 1; null when the capacity is 0.' })
  occupancy(): number | null {
    return this.capacity === 0 ? null : this.sold / this.capacity;
  }
}

export const OccupancyReportConnection = connectionType('OccupancyReport', () => OccupancyRow);
