/** What decides whether a visitor can buy at a price. The server leaves out ticket types that are archived. */
interface Offer {
  category: { id: string };
  ticketType: { soldOnline: boolean };
}

/** The prices of a category that tickets are sold for online, in the order of the cinema. */
export function onlinePrices<Price extends Offer>(prices: readonly Price[], categoryId: string): Price[] {
  return prices.filter(({ category, ticketType }) => category.id === categoryId && ticketType.soldOnline);
}
