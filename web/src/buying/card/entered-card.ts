import type { Stripe, StripeCardElement } from '@stripe/stripe-js';

/** A card's token, or why there is none: in the words of the payment provider, or undefined for an answer that was lost. */
export type CardAnswer = { token: string } | { problem: string | undefined };

/** Where a card is entered. */
export interface Entered {
  stripe: Pick<Stripe, 'createPaymentMethod'>;
  element: StripeCardElement;
}

/**
 * The token of a card that is entered in Stripe's fields. It stays the same until the card is changed, so that a request which is
 * repeated after a lost answer is the same request.
 */
export class EnteredCard {
  #entered: Entered | undefined;
  #answer: Promise<CardAnswer> | undefined;

  /** The fields are there. Undefined: they are gone. */
  use(entered: Entered | undefined): void {
    this.#entered = entered;
    this.#answer = undefined;
    entered?.element.on('change', () => (this.#answer = undefined));
  }

  async token(): Promise<CardAnswer> {
    this.#answer ??= ask(this.#entered);
    const asked = this.#answer;
    const answer = await asked;
    if ('problem' in answer && this.#answer === asked) this.#answer = undefined;
    return answer;
  }
}

async function ask(entered: Entered | undefined): Promise<CardAnswer> {
  if (!entered) return { problem: undefined };
  const { stripe, element } = entered;
  try {
    const { paymentMethod, error } = await stripe.createPaymentMethod({ type: 'card', card: element });
    if (paymentMethod) return { token: paymentMethod.id };
    element.focus();
    return { problem: error.message };
  } catch {
    return { problem: undefined };
  }
}
