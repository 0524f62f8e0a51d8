/** Where tickets of a booking and new seats are chosen. */
export function exchangePath(bookingId: string): string {
  return `/bookings/${bookingId}/exchange`;
}

/** Where the exchange for the seats of a hold is agreed to. */
export function agreePath(bookingId: string, holdId: string): string {
  return `${exchangePath(bookingId)}/${holdId}`;
}
