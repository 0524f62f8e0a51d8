import type { Booking } from '../generated/prisma/client.ts';
import { hasRole } from '../platform/identity.ts';
import type { Viewer } from '../platform/nodes.ts';
import type { ShowingService } from '../scheduling/showing.service.ts';
import type { CinemaService } from '../venues/cinema.service.ts';

interface Dependencies {
  showings: ShowingService;
  cinemas: CinemaService;
}

/** Who may see a booking, and with it its tickets, payments and refunds. */
export class BookingAccess {
  readonly #services: Dependencies;

  constructor(services: Dependencies) {
    this.#services = services;
  }

  /** Its account, and the box office of the cinema that it is for. */
  async maySee({ accountId, showingId }: Booking, viewer: Viewer): Promise<boolean> {
    if (accountId === viewer.accountId) return true;
    const grants = await viewer.grants();
    if (grants.length === 0) return false;
    const showing = await viewer.load(this.#services.showings.byId, showingId);
    const auditorium = showing && (await viewer.load(this.#services.cinemas.auditoriumById, showing.auditoriumId));
    return hasRole({ grants }, 'BOX_OFFICE', auditorium?.cinemaId);
  }
}
