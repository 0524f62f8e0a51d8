interface OfShowing {
  id: string;
  showing: { id: string };
}

/** Where tickets of a booking and new seats are chosen. @param showingId of the new seats; left out: that of the booking */
export function exchangePath({ id, showing }: OfShowing, showingId = showing.id): string {
  const path = `/bookings/${id}/exchange`;
  return showingId === showing.id ? path : `${path}?showing=${encodeURIComponent(showingId)}`;
}

/** Where the exchange for the seats of a hold is agreed to, in whichever showing they are. */
export function agreePath({ id }: Pick<OfShowing, 'id'>, holdId: string): string {
  return `/bookings/${id}/exchange/${holdId}`;
}
