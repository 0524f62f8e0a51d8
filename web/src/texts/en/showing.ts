const seats = (count: number) => (count === 1 ? '1 seat' : `${count} seats`);
const tickets = (count: number) => (count === 1 ? '1 ticket' : `${count} tickets`);

export const showing = {
  description: (movie: string, cinema: string) => `Pick your seats for ${movie} at ${cinema}.`,
  minutes: (count: number) => `${count} min`,
  subtitles: (languages: string) => `${languages} subtitles`,
  missing: 'There is no such showing',
  loading: 'Loading the seats …',
  picked: 'Your seats',
  nonePicked: 'Tap a seat on the map. The price is shown here.',
  pickSeats: (count: number) => `Tap ${seats(count)} on the map, instead of those that you have.`,
  otherCount: (picked: number, wanted: number) =>
    picked < wanted
      ? `${seats(wanted - picked)} still to pick.`
      : `You exchange ${tickets(wanted)}: pick only ${seats(wanted)}.`,
  differenceLater: 'What is to be paid, or what you get back, is shown in the next step.',
  best: {
    title: 'Or let us choose for you:',
    count: 'Number of seats',
    seats,
    category: 'Kind of seat',
    anyCategory: 'Any kind',
    take: (count: number) => (count === 1 ? 'Best seat' : `Best ${count} together`),
  },
  remove: (label: string) => `Remove seat ${label}`,
  seatsTogether: (labels: string) => `${labels} are one seat for two, sold together.`,
  companion: (label: string, place: string) => `${label} is for the companion of the wheelchair place ${place}.`,
  restrictedView: (label: string) => `${label} has a restricted view: part of the screen cannot be seen.`,
  wheelchair: (label: string) => `${label} is a place for a wheelchair, without a seat.`,
  fee: (count: number) => `Booking fee × ${count}`,
  total: 'Total',
  fullPrice: 'Full price. Reduced tickets can be chosen in the next step.',
  hold: (count: number) => (count === 1 ? 'Hold 1 seat' : `Hold ${count} seats`),
  holding: 'Holding …',
  taken: (labels: readonly string[]) =>
    labels.length === 1
      ? `${labels[0]} was just taken by another visitor. Pick another seat.`
      : `${labels.join(', ')} were just taken by other visitors. Pick other seats.`,
  unavailable: (labels: readonly string[]) =>
    labels.length === 1
      ? `Another visitor was faster: ${labels[0]} is taken. No seat was held.`
      : `Another visitor was faster: ${labels.join(', ')} are taken. No seat was held.`,
  alternatives: 'These are close, and still free:',
  takeInstead: (labels: string) => `Take ${labels} instead`,
  seatLimit: (limit: number) => `You can hold at most ${limit} seats of this showing.`,
  holdLimit: (limit: number) =>
    limit === 1
      ? 'You hold seats already. Go on with them, or give them back, before you hold others.'
      : `You hold seats ${limit} times already, which is the limit. Go on with some of them, or give them back.`,
  noneTogether: 'There are not so many seats of this kind left side by side. No seat was held.',
  singleLeft: (labels: readonly string[]) =>
    labels.length === 1
      ? `${labels.join()} would be left as a single seat. Take it too, or move your choice by a seat.`
      : `${labels.join(', ')} would be left as single seats. Take them too, or move your choice by a seat.`,
  belongTogether: (labels: readonly string[]) => `These seats are only held together with ${labels.join(', ')}.`,
  refused: 'These seats cannot be held. Pick others.',
  youHold: (labels: string) => `You hold ${labels}`,
  timeLeft: (time: string) => `${time} left`,
  continue: 'Continue',
  release: 'Give back',
  state: {
    soldOut: 'This showing is sold out',
    soldOutHint: 'A seat that is given back appears here at once.',
    notYet: 'Not on sale yet',
    opensAt: (day: string, time: string) => `Sales open on ${day} at ${time}.`,
    closed: 'Sales for this showing have ended',
    cancelled: 'This showing was cancelled',
    cancelledHint: 'What was paid for it is given back.',
  },
  others: 'Other showings of this movie',
};
