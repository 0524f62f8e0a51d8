import type { accountsSettings } from '../accounts/accounts.settings.ts';
import type { StaffChanges } from '../audit/staff-changes.ts';
import type { SettingValues } from '../config/settings.ts';
import { Topic } from '../platform/messages/topic.ts';
import { defineModule } from '../platform/module.ts';
import { nodeKind } from '../platform/nodes.ts';
import type { Platform } from '../platform/platform.ts';
import type { PriceRevisions } from '../pricing/price-revisions.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { CinemaService } from '../venues/cinema.service.ts';
import type { SeatTexts } from '../venues/seat-map/seat.json.ts';
import type { SeatMapService } from '../venues/seat-map/seat-map.service.ts';
import { AccountHoldsResolver } from './account-holds.resolver.ts';
import { BestAvailableResolver } from './best-available/best-available.resolver.ts';
import { BestAvailableService } from './best-available/best-available.service.ts';
import {
  BlockedSeatResolver,
  BlockedSeatsResolver,
  BlockSeatMapSeatsResolver,
} from './blocking/block-seat-map-seats.resolver.ts';
import { BlockSeatMapSeatsService } from './blocking/block-seat-map-seats.service.ts';
import { BlockSeatsResolver, SeatsInUseResolver } from './blocking/block-seats.resolver.ts';
import { BlockSeatsService } from './blocking/block-seats.service.ts';
import { SeatBlockService } from './blocking/seat-block.service.ts';
import { ChangeHoldResolver } from './changing/change-hold.resolver.ts';
import { ChangeHoldService } from './changing/change-hold.service.ts';
import { ExtendHoldResolver } from './changing/extend-hold.resolver.ts';
import { ExtendHoldService } from './changing/extend-hold.service.ts';
import { holdData } from './hold-data.ts';
import { HoldLimits } from './hold-limits.ts';
import { holdMetrics } from './hold-metrics.ts';
import { HoldResolver } from './hold.resolver.ts';
import { HoldService } from './hold.service.ts';
import { holdDueRows, holdWorkers } from './hold.worker.ts';
import { SeatAvailabilitySubscription } from './live/seat-availability.subscription.ts';
import { SeatFeed } from './live/seat-feed.ts';
import { SeatSnapshotResolver } from './live/seat-snapshot.resolver.ts';
import { OldShowings } from './old-showings.service.ts';
import { oldShowingDueRows } from './old-showings.worker.ts';
import { SeatRulesResolver, StrandedSeatsResolver } from './seat-rules.resolver.ts';
import { SeatRules } from './seat-rules.ts';
import { isSeatStates } from './seat-state.ts';
import { SeatStatesResolver } from './seat-states.resolver.ts';
import type { seatingSettings } from './seating.settings.ts';
import { SeatsUnavailableResolver } from './seats-unavailable.resolver.ts';
import { ShowingSeatJson } from './showing-seat.json.ts';
import { ShowingSeatsResolver } from './showing-seat.resolver.ts';
import { ShowingSeatService } from './showing-seat.service.ts';

interface Needs extends Pick<
  Platform,
  'database' | 'cache' | 'queues' | 'bus' | 'redis' | 'clock' | 'logger' | 'resources'
> {
  config: SettingValues<typeof seatingSettings> & Pick<SettingValues<typeof accountsSettings>, 'rateLimits'>;
  staffChanges: StaffChanges;
  cinemas: CinemaService;
  seatMaps: SeatMapService;
  seatTexts: SeatTexts;
  showings: ShowingService;
  priceRevisions: PriceRevisions;
}

export const seating = defineModule({
  create(needs: Needs) {
    const {
      database,
      cache,
      queues,
      bus,
      redis,
      clock,
      logger,
      resources,
      staffChanges,
      seatMaps,
      seatTexts,
      showings,
      priceRevisions,
      config,
    } = needs;
    const seatTopic = new Topic('seats', { bus, isMessage: isSeatStates });
    const showingSeats = new ShowingSeatService({ database, seatMaps });
    const seatRules = new SeatRules({ seatMaps, showings, showingSeats });
    const holds = new HoldService({ database, queues, seatTopic, seatRules, ...config });
    return {
      seatTopic,
      showingSeats,
      showingSeatJson: new ShowingSeatJson({ seatMaps, seatTexts }),
      blockSeats: new BlockSeatsService({ staffChanges, seatTopic }),
      blockSeatMapSeats: new BlockSeatMapSeatsService({ staffChanges, seatTopic }),
      seatBlocks: new SeatBlockService({ database }),
      holds,
      bestAvailable: new BestAvailableService({ database, holds, showingSeats, ...config }),
      changeHold: new ChangeHoldService({ database, seatTopic, holds, seatRules, ...config }),
      extendHold: new ExtendHoldService({ database, queues, holds, ...config }),
      oldShowings: new OldShowings({ database, ...config }),
      holdLimits: new HoldLimits({ redis, clock, rateLimits: config.rateLimits }),
      seatFeed: resources.use(new SeatFeed({ seatTopic, showingSeats, seatMaps, priceRevisions, cache, logger })),
    };
  },
  resolvers: [
    AccountHoldsResolver,
    BestAvailableResolver,
    BlockedSeatResolver,
    BlockedSeatsResolver,
    BlockSeatMapSeatsResolver,
    BlockSeatsResolver,
    ChangeHoldResolver,
    ExtendHoldResolver,
    HoldResolver,
    SeatAvailabilitySubscription,
    SeatSnapshotResolver,
    SeatStatesResolver,
    SeatRulesResolver,
    SeatsInUseResolver,
    SeatsUnavailableResolver,
    ShowingSeatsResolver,
    StrandedSeatsResolver,
  ],
  nodes: ({ holds }) => ({
    Hold: nodeKind({
      table: 'hold',
      byId: holds.byId,
      maySee: ({ accountId }, viewer) => accountId === viewer.accountId,
    }),
  }),
  personalData: holdData,
  workers: holdWorkers,
  dueRows: (services) => [...holdDueRows(services), ...oldShowingDueRows(services)],
  metrics: holdMetrics,
});
