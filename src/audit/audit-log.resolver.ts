import { Arg, Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AuditEntry as AuditEntryRow } from '../generated/prisma/client.ts';
import type { AccessRule } from '../graphql/authorization.ts';
import type { RequestContext } from '../graphql/context.ts';
import { Node, type NodeValue } from '../graphql/node.types.ts';
import { type ConnectionValue, PageArgs, toConnection, toPageRequest } from '../graphql/pagination.ts';
import { viewerOf } from '../graphql/viewer.ts';
import type { Nodes } from '../platform/nodes.ts';
import type { AuditLog } from './audit-log.service.ts';
import { AuditChange, AuditEntry, AuditEntryConnection, AuditFilter } from './audit-log.types.ts';
import type { FieldChange } from './changes-between.ts';

@Resolver(() => AuditEntry)
export class AuditLogResolver {
  readonly #auditLog: AuditLog;
  readonly #nodes: Nodes;

  constructor({ auditLog, nodes }: { auditLog: AuditLog; nodes: Nodes }) {
    this.#auditLog = auditLog;
    this.#nodes = nodes;
  }

  @Authorized<AccessRule>('AUDITOR')
  @Query(() => AuditEntryConnection, {
    description: 'AUDITOR. What staff changed, the newest first. Entries are only added.',
  })
  async auditLog(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AuditFilter, { nullable: true }) filter: AuditFilter | null,
  ): Promise<ConnectionValue<AuditEntryRow>> {
    const found = await this.#auditLog.list(filter ?? {}, toPageRequest(page, 'instant'));
    return toConnection(found, ({ at, id }) => [at.toISOString(), id]);
  }

  @FieldResolver(() => Node, { nullable: true, description: 'As it is now. Null when it is gone.' })
  entity(
    @Root() { entityType, entityId }: AuditEntryRow,
    @Ctx() context: RequestContext,
  ): Promise<NodeValue | undefined> {
    return this.#nodes.read(entityType, entityId, viewerOf(context));
  }

  @FieldResolver(() => [AuditChange], { description: 'In the order of the names of the fields.' })
  changes(@Root() { changes }: AuditEntryRow): AuditChange[] {
    return (changes as unknown as FieldChange[]).map(({ field, before, after }) => ({
      field,
      before: toJson(before),
      after: toJson(after),
    }));
  }
}

function toJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}
