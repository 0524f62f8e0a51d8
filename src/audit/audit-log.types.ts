import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { AuditEntry as AuditEntryRow } from '../generated/prisma/client.ts';
import { Node } from '../graphql/node.types.ts';
import { connectionType } from '../graphql/pagination.ts';
import { DateTimeScalar } from '../graphql/scalars.ts';
import type { AuditFilter as AuditFilterValue } from './audit-log.service.ts';

@ObjectType({
  description: 'A field that was changed. Values are written as JSON; null where there was or is none.',
})
export class AuditChange {
  @Field(() => String)
  readonly field!: string;

  @Field(() => String, { nullable: true })
  readonly before!: string | null;

  @Field(() => String, { nullable: true })
  readonly after!: string | null;
}

@ObjectType({
  implements: Node,
  description: 'A change that staff made to one thing. It was written together with the change, and is never changed.',
})
export class AuditEntry extends Node implements Pick<AuditEntryRow, 'id' | 'at' | 'action' | 'entityId' | 'reason'> {
  @Field(() => DateTimeScalar)
  readonly at!: Date;

  @Field(() => String, { description: 'The mutation, as in "updateMovie".' })
  readonly action!: string;

  @Field(() => ID)
  readonly entityId!: string;

  @Field(() => String, { nullable: true, description: 'Where the mutation asks for one.' })
  readonly reason!: string | null;
}

@InputType({
  description: 'A field that is left out does not filter. A list means "any of these"; an empty one finds nothing.',
})
export class AuditFilter implements AuditFilterValue {
  @Field(() => [ID], { nullable: true })
  readonly actorIds?: string[] | null;

  @Field(() => [ID], { nullable: true })
  readonly entityIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Mutations, as in "updateMovie".' })
  readonly actions?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'What is about no cinema is left out.' })
  readonly cinemaIds?: string[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'At this instant or later.' })
  readonly from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Before this instant.' })
  readonly to?: Date | null;
}

export const AuditEntryConnection = connectionType('AuditEntry', () => AuditEntry);
