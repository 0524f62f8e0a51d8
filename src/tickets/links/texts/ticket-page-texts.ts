/** What the pages of tickets say, in one language. */
export interface TicketPageTexts {
  language: string;
  /** For dates. BCP 47. */
  locale: string;
  title: (movie: string, tickets: number) => string;
  reference: string;
  section: string;
  row: string;
  seat: string;
  /** Of the QR code, for those who do not see it. */
  code: (seat: string) => string;
  /** Below tickets that let in, as the next one. */
  caution: string;
  print: string;
  addToCalendar: string;
  image: string;
  showingCancelled: (reason: string | null) => string;
  bookingCancelled: string;
  /** from: the seat before. */
  moved: (from: string, to: string) => string;
  /** at: on the cinema's clock. */
  used: (at: string) => string;
  pending: string;
  /** Why a ticket is VOID. */
  void: { exchanged: string; lostSeat: string; other: string };
  missing: { title: string; hint: string };
  tooMany: { title: string; hint: string };
}
