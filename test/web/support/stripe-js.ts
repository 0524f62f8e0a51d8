import type { Page, Route } from 'playwright-core';

/**
 * In place of Stripe's hosts, whose answers a test may not ask for: a script with what the page uses of Stripe.js, as
 * https://docs.stripe.com/js says. Like the real one it shows a frame of its own host and sends the card to Stripe's API, so that the
 * page's content security policy has to allow both.
 */
export interface StripeJs {
  /** The addresses that the page has asked for, the oldest first. */
  readonly requests: string[];
  /** False: the network gives no answer. */
  isReachable: boolean;
}

/** Errors that say that a request was for Stripe's hosts, for openPage. */
export const STRIPE_HOSTS = [/^a request to another host: https:\/\/(js|api|hooks)\.stripe\.com\//];

/** What the test cards of Stripe are as PaymentMethods. */
const CARDS: Readonly<Record<string, string>> = {
  '4242424242424242': 'pm_card_visa',
  '4000000000009995': 'pm_card_visa_chargeDeclinedInsufficientFunds',
  '4000002760003184': 'pm_card_authenticationRequired',
};

/** The frame tells what is typed in it. In the real one only Stripe's own frames are told. */
const FRAME = `<!doctype html><html lang="en"><title>Card</title>
<input aria-label="Card number" autocomplete="cc-number"
  oninput="parent.postMessage({ card: this.value }, '*')"></html>`;

const SCRIPT = `window.Stripe = Object.assign((key) => ({
  elements: ({ locale }) => ({
    create(type, options) {
      const handlers = { ready: [], change: [], loaderror: [] };
      const tell = (name, event) => handlers[name].forEach((handler) => handler(event));
      const frame = document.createElement('iframe');
      frame.title = 'Secure card payment input frame';
      let card = '';
      const listen = ({ source, data }) => {
        if (source !== frame.contentWindow) return;
        card = data.card;
        tell('change', { complete: card.length === 16, error: card.length > 16 ? { message: 'Your card number is invalid.' } : undefined });
      };
      addEventListener('message', listen);
      return {
        on(name, handler) { handlers[name].push(handler); },
        mount(place) {
          frame.src = 'https://js.stripe.com/frame.html?key=' + key + '&locale=' + locale;
          frame.onload = () => tell('ready', {});
          place.append(frame);
        },
        focus() { frame.focus(); },
        destroy() { removeEventListener('message', listen); frame.remove(); },
        get card() { return card; },
      };
    },
  }),
  async createPaymentMethod({ type, card: element }) {
    const body = new URLSearchParams({ type, 'card[number]': element.card, key });
    const response = await fetch('https://api.stripe.com/v1/payment_methods', { method: 'POST', body });
    const answer = await response.json();
    return response.ok ? { paymentMethod: answer } : { error: answer.error };
  },
}), { version: 'endive' });`;

export async function serveStripeJs(page: Page): Promise<StripeJs> {
  const stripeJs: StripeJs = { requests: [], isReachable: true };
  const serve = (pattern: string, answer: (route: Route) => Promise<void>) =>
    page.context().route(pattern, async (route) => {
      stripeJs.requests.push(route.request().url());
      await (stripeJs.isReachable ? answer(route) : route.abort());
    });
  await serve('https://js.stripe.com/**', (route) => {
    const isFrame = route.request().url().includes('/frame.html');
    return isFrame
      ? route.fulfill({ contentType: 'text/html', body: FRAME })
      : route.fulfill({ contentType: 'text/javascript', body: SCRIPT });
  });
  await serve('https://api.stripe.com/**', (route) => {
    const fields = new URLSearchParams(route.request().postData() ?? '');
    const id = CARDS[fields.get('card[number]') ?? ''];
    const error = { type: 'card_error', code: 'incomplete_number', message: 'Your card number is incomplete.' };
    return route.fulfill({
      status: id === undefined ? 402 : 200,
      headers: { 'access-control-allow-origin': '*' },
      json: id === undefined ? { error } : { id, object: 'payment_method', type: 'card' },
    });
  });
  return stripeJs;
}

/** Types a card's number in the frame. */
export async function enterCard(page: Page, number: string): Promise<void> {
  await page.frameLocator('iframe').getByRole('textbox', { name: 'Card number' }).fill(number);
}
