import { defineModule } from '../platform/module.ts';
import { hasRole } from '../platform/identity.ts';
import { nodeKind, type Nodes } from '../platform/nodes.ts';
import type { Platform } from '../platform/platform.ts';
import { AuditLogResolver } from './audit-log.resolver.ts';
import { AuditLog } from './audit-log.service.ts';
import { StaffChanges } from './staff-changes.ts';

export const audit = defineModule({
  create: ({ database, cache }: Pick<Platform, 'database' | 'cache'> & { nodes: Nodes }) => ({
    staffChanges: new StaffChanges({ database, cache }),
    auditLog: new AuditLog({ database }),
  }),
  resolvers: [AuditLogResolver],
  nodes: ({ auditLog }) => ({
    AuditEntry: nodeKind({
      table: 'audit_entry',
      byId: auditLog.byId,
      maySee: async (_, viewer) => hasRole({ grants: await viewer.grants() }, 'AUDITOR'),
    }),
  }),
});
