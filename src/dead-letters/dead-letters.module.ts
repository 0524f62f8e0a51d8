import type { StaffChanges } from '../audit/staff-changes.ts';
import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { DeadLetterResolver } from './dead-letter.resolver.ts';
import { DeadLetters } from './dead-letter.service.ts';

export const deadLetters = defineModule({
  create: ({ database, staffChanges }: Pick<Platform, 'database'> & { staffChanges: StaffChanges }) => ({
    deadLetters: new DeadLetters({ database, staffChanges }),
  }),
  resolvers: [DeadLetterResolver],
});
