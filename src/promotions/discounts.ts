import { MAX_AMOUNT, sumOf } from '../platform/money.ts';
import type { Quote, QuotedTicket, QuoteLine } from '../pricing/quote.ts';
import { taxWithin } from '../pricing/tax.ts';
import type { PromoOffer } from './promo-offer.ts';

/** What a booking uses of a promo code. */
export interface PromoUse {
  promoCodeId: string;
  /** Of the promo code, when it was quoted. */
  version: number;
  /** Whose tickets it makes cheaper. */
  seatIds: string[];
  /** Each of these tickets is a use; false: the booking is one. */
  perTicket: boolean;
  quantity: number;
}

export interface DiscountedQuote {
  quote: Quote;
  /** In the order of the offers. */
  uses: PromoUse[];
}

/** A ticket while its discounts are found. Amounts are in minor units. */
interface Discounted {
  ticket: QuotedTicket;
  /** Its TICKET and SURCHARGE lines, and after them its DISCOUNT lines. */
  lines: QuoteLine[];
  /** Of its TICKET and SURCHARGE lines. */
  fullMinor: bigint;
  leftMinor: bigint;
}

/**
 * Takes discounts off a quote: each is a DISCOUNT line of a ticket, after its other lines. The booking fee stays, and no
 * ticket costs less than 0.
 *
 * First the dearest tickets are free, by freeSeats: of tickets at the same price the first ones. Then percentages are taken
 * off, each of the full price of the ticket, rounded half up. Then amounts. Of the same kind in the order of the offers.
 *
 * @param offers good for the showing. One that makes nothing cheaper has no use in the result
 */
export function discountQuote(
  { showingId, tickets, lines, total }: Quote,
  offers: readonly PromoOffer[],
): DiscountedQuote {
  const discounted = tickets.map((ticket) => {
    const own = lines.filter(({ kind, seat }) => kind !== 'FEE' && seat?.id === ticket.seat.id);
    return { ticket, lines: own, fullMinor: ticket.priceMinor, leftMinor: ticket.priceMinor };
  });
  const used = new Map<PromoOffer, string[]>();
  for (const offer of offers.toSorted((a, b) => rank(a) - rank(b))) used.set(offer, takeOff(offer, discounted));
  const others = lines.filter(({ kind }) => kind === 'FEE');
  const all = [...discounted.flatMap((each) => each.lines), ...others];
  const amountMinor = sumOf(all.map(({ amount }) => amount.amountMinor));
  return {
    quote: {
      showingId,
      tickets: discounted.map(({ ticket, leftMinor }) => ({ ...ticket, priceMinor: leftMinor })),
      lines: all,
      total: { ...total, amountMinor },
    },
    uses: offers.flatMap((offer) => toUse(offer, used.get(offer) ?? [])),
  };
}

function rank({ freeSeats, percent }: PromoOffer): number {
  if (freeSeats !== null) return 0;
  return percent === null ? 2 : 1;
}

/** @returns the seats of the tickets that it has made cheaper */
function takeOff(offer: PromoOffer, discounted: readonly Discounted[]): string[] {
  const fitting = discounted.filter(({ ticket, leftMinor }) => leftMinor > 0n && isFor(offer, ticket));
  return chosen(offer, fitting).flatMap((each) => {
    const wanted = discountOf(offer, each.fullMinor);
    const amountMinor = wanted < each.leftMinor ? wanted : each.leftMinor;
    if (amountMinor === 0n) return [];
    each.lines.push(discountLine(offer, each, amountMinor));
    each.leftMinor -= amountMinor;
    return [each.ticket.seat.id];
  });
}

/** Whether a ticket is of a type that the offer makes cheaper. */
export function isFor({ ticketTypeIds }: Pick<PromoOffer, 'ticketTypeIds'>, { ticketType }: QuotedTicket): boolean {
  return ticketTypeIds.length === 0 || ticketTypeIds.includes(ticketType.id);
}

function chosen({ freeSeats, usesLeft }: PromoOffer, fitting: readonly Discounted[]): readonly Discounted[] {
  if (freeSeats === null) return fitting;
  const most = usesLeft === null ? freeSeats : Math.min(freeSeats, usesLeft);
  return fitting.toSorted((a, b) => Number(b.leftMinor - a.leftMinor)).slice(0, most);
}

function discountOf({ percent, amountPerTicketMinor }: PromoOffer, fullMinor: bigint): bigint {
  if (percent !== null) return (2n * fullMinor * BigInt(percent) + 100n) / 200n;
  return amountPerTicketMinor ?? MAX_AMOUNT;
}

function discountLine(
  { code }: PromoOffer,
  { ticket: { seat, ticketType }, lines, leftMinor }: Discounted,
  amountMinor: bigint,
): QuoteLine {
  const [first] = lines;
  if (!first) throw new Error(`the ticket for ${seat.label} has no line`);
  const {
    taxRateBasisPoints,
    amount: { currency },
  } = first;
  const taxMinor = taxWithin(amountMinor, taxRateBasisPoints);
  const restMinor = sumOf(lines.map(({ taxIncluded }) => taxIncluded.amountMinor));
  // What is free contains no tax, also where the taxes of its lines do not add up to that of their sum.
  const takenMinor = amountMinor === leftMinor && 0n <= restMinor && restMinor <= amountMinor ? restMinor : taxMinor;
  return {
    ...{ kind: 'DISCOUNT', seat, ticketType, label: `Promo code ${code}`, taxRateBasisPoints },
    amount: { amountMinor: -amountMinor, currency },
    taxIncluded: { amountMinor: -takenMinor, currency },
  };
}

function toUse({ id: promoCodeId, version, freeSeats }: PromoOffer, seatIds: string[]): PromoUse[] {
  if (seatIds.length === 0) return [];
  const perTicket = freeSeats !== null;
  return [{ promoCodeId, version, seatIds, perTicket, quantity: perTicket ? seatIds.length : 1 }];
}
