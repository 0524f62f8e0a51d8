import { defineModule } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { StaffChanges } from './staff-changes.ts';

export const audit = defineModule({
  create: ({ database }: Pick<Platform, 'database'>) => ({ staffChanges: new StaffChanges({ database }) }),
});
