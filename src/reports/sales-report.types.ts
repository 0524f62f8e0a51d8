import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../graphql/pagination.ts';
import { ReportScopeInput } from './report-input.types.ts';
import { MAX_REPORT_DAYS } from './report-scope.ts';
import { SalesTotal } from './sales-total.types.ts';
import type { SalesGrouping as SalesGroupingValue } from './sql/sales-report.sql.ts';

export const SalesGrouping = {
  DAY: 'DAY',
  MOVIE: 'MOVIE',
  CINEMA: 'CINEMA',
  SHOWING: 'SHOWING',
} as const satisfies Record<SalesGroupingValue, SalesGroupingValue>;

registerEnumType(SalesGrouping, {
  name: 'SalesGrouping',
  description: 'What a row of a sales report is about. A row has one currency.',
  valuesConfig: {
    DAY: { description: 'A business day, in the order of days.' },
    MOVIE: { description: 'A movie, in the order of titles.' },
    CINEMA: { description: 'A cinema, in the order of names.' },
    SHOWING: { description: 'A showing, in the order of starts.' },
  },
});

@InputType({ description: `From the first day to the last, at most ${MAX_REPORT_DAYS} days.` })
export class SalesReportInput extends ReportScopeInput {
  @Field(() => SalesGrouping)
  readonly groupBy!: SalesGroupingValue;
}

@ObjectType({ description: 'What was sold of one subject, or on one day, and given back of that, in one currency.' })
export class SalesReportRow extends SalesTotal {
  @Field(() => String, {
    description:
      'As in "2026-11-21"; the title or the name; of a showing its movie and start, as on the clock of the cinema.',
  })
  readonly label!: string;
}

export const SalesReportConnection = connectionType('SalesReport', () => SalesReportRow);
