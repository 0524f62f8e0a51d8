/** A showing, for people, in the language of the mail. */
export interface ToldShowing {
  movie: string;
  cinema: string;
  auditorium: string;
  /** On the cinema's clock, as in "Friday, 4 December 2026 at 20:00". */
  time: string;
}

/** A ticket that lets in. */
export interface ToldTicket {
  seat: string;
  ticketType: string;
  code: string;
}

/** What mails about bookings say, in one language. Paragraphs are joined by empty lines. */
export interface BookingTexts {
  /** For dates. BCP 47. */
  locale: string;
  counterExpired: (told: { reference: string; showing: ToldShowing }) => MailParts;
  /** reason: null when staff gave none. isPaid: what was paid is given back. */
  showingCancelled: (told: {
    reference: string;
    showing: ToldShowing;
    reason: string | null;
    isPaid: boolean;
  }) => MailParts;
  /** seats: empty when there is none for the booking. isPaid: see above; lostSeats: tickets without a seat are given back. */
  showingMoved: (told: {
    reference: string;
    showing: ToldShowing;
    seats: readonly string[];
    lostSeats: boolean;
    isPaid: boolean;
  }) => MailParts;
  tickets: (told: { reference: string; showing: ToldShowing; tickets: readonly ToldTicket[] }) => MailParts;
  /** Above the link to the booking. */
  link: string;
  /** Above the link to the page of its tickets. */
  ticketsLink: string;
}

export interface MailParts {
  subject: string;
  paragraphs: string[];
}
