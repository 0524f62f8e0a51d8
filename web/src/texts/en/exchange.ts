export const exchange = {
  open: 'Change seats',
  title: 'Change seats',
  description: (movie: string) => `Other seats for your tickets for ${movie}.`,
  intro: (labels: readonly string[]) =>
    labels.length === 0
      ? 'Choose the tickets that you want other seats for.'
      : `Pick other seats instead of ${labels.join(', ')}. Until you agree, your tickets stay valid.`,
  back: 'Back to the booking',
  which: 'For which tickets do you want other seats?',
  ticket: (label: string, type: string) => `${label}, ${type}`,
  until: (day: string, time: string) => `Seats can be changed until ${day}, ${time}.`,
  swap: (before: string, after: string) => `${before} → ${after}`,
  left: (time: string) => `The new seats are held for you for ${time}`,
  newTickets: 'New tickets',
  tooManySeats: 'You hold more seats than you have tickets for. Keep your tickets, and pick fewer seats.',
  keep: 'Keep my tickets as they are',
  summary: 'The change',
  toPay: 'To pay',
  toGetBack: 'You get back',
  nothingToPay: 'Nothing to pay',
  agree: 'Change seats',
  agreeAndPay: (amount: string) => `Pay ${amount} and change seats`,
  exchanging: 'Changing …',
  untilThen: 'Until then your tickets stay valid.',
  paying: {
    title: 'Changing your seats …',
    hint: 'Your bank has been asked for the difference. Until it is paid, these tickets stay valid.',
  },
  declined: 'The difference was not paid. Your tickets stay valid.',
  refused: {
    PriceChanged: (before: string, after: string) =>
      `The difference has changed from ${before} to ${after}. Nothing was changed. Look at it, and agree if you want to.`,
    HoldExpired: 'The new seats are not held for you any more. Your tickets stay valid.',
    TicketTypeNotAllowed: 'These tickets cannot be had for these seats. Choose other tickets.',
    notOffered: 'This cinema does not take tickets back.',
    tooLate: (day: string, time: string) => `It is too late: seats could be changed until ${day}, ${time}.`,
    hadSeat: 'You had one of these seats in this booking before. Pick another one.',
    notOnSale: 'This showing is not on sale. Your tickets stay valid.',
    changed: 'These tickets cannot be exchanged any more. Look at your booking again.',
    other: 'This cannot be changed. Your tickets stay valid.',
  },
};
