import type { StaffChanges } from '../audit/staff-changes.ts';
import { KEPT_MS, keptFor } from '../platform/metrics/metric.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { DeadLetterResolver } from './dead-letter.resolver.ts';
import { DeadLetters } from './dead-letter.service.ts';

export const deadLetters = defineModule({
  create: ({ database, staffChanges }: Pick<Platform, 'database'> & { staffChanges: StaffChanges }) => ({
    deadLetters: new DeadLetters({ database, staffChanges }),
  }),
  resolvers: [DeadLetterResolver],
  metrics: ({ deadLetters: letters }) => [
    {
      name: 'rowlock_dead_letters',
      type: 'gauge',
      help: 'Work that failed again and again, as in Query.deadLetters. The same from every process.',
      read: keptFor(KEPT_MS, async () =>
        (await letters.countByKind()).map(({ kind, count: value }) => ({ labels: { kind }, value })),
      ),
    },
  ],
});
