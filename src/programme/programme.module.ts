import type { StaffChanges } from '../audit/staff-changes.ts';
import { defineModule } from '../platform/module.ts';
import { RescheduleShowingService } from './reschedule-showing.service.ts';
import { ScheduleResolver } from './schedule.resolver.ts';
import { ScheduleService } from './schedule.service.ts';
import { ShowingChangesResolver } from './showing-changes.resolver.ts';
import { UpdateShowingService } from './update-showing.service.ts';

export const programme = defineModule({
  create({ staffChanges }: { staffChanges: StaffChanges }) {
    const schedule = new ScheduleService({ staffChanges });
    return {
      schedule,
      showingUpdates: new UpdateShowingService({ staffChanges }),
      reschedule: new RescheduleShowingService({ staffChanges }),
    };
  },
  resolvers: [ScheduleResolver, ShowingChangesResolver],
});
