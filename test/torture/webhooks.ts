import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Stripe } from 'stripe';
import { stripeEvent } from '../support/stripe-event.ts';
import type { Chance } from './chance.ts';

export const WEBHOOK_SECRET = 'whsec_ofTheTorture';
const MOST_DELIVERIES = 3;
const MOST_DELAY_MS = 4000;

/** Tells an installation what has happened at its payment provider: up to three times, late, in any order, and any api of it. */
export class Webhooks implements AsyncDisposable {
  /** Events that were answered with 200, and with anything else. What no api could take is in neither. */
  readonly answered = { taken: 0, refused: 0 };
  readonly #apis: () => readonly string[];
  readonly #chance: Chance;
  readonly #deliveries = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  /** @param parts.apis URLs of those that webhooks may go to */
  constructor(parts: { apis: () => readonly string[]; chance: Chance }) {
    this.#apis = parts.apis;
    this.#chance = parts.chance;
    setMaxListeners(0, this.#closing.signal);
  }

  /** @param object as it is now */
  tell(type: string, object: object): void {
    const body = JSON.stringify(stripeEvent(type, object));
    for (let left = this.#chance.between(1, MOST_DELIVERIES); left > 0; left--) {
      const [delayMs, api] = [this.#chance.between(0, MOST_DELAY_MS), this.#chance.oneOf(this.#apis())];
      const delivery = this.#deliver(body, { delayMs, api })
        // The api is down, or all is over.
        .catch(() => undefined)
        .finally(() => this.#deliveries.delete(delivery));
      this.#deliveries.add(delivery);
    }
  }

  async #deliver(payload: string, { delayMs, api }: { delayMs: number; api: string }): Promise<void> {
    const { signal } = this.#closing;
    await sleep(delayMs, undefined, { signal });
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET });
    const headers = { 'stripe-signature': signature };
    const { status } = await fetch(`${api}/webhooks/stripe`, { method: 'POST', headers, body: payload, signal });
    if (status === 200) this.answered.taken++;
    else this.answered.refused++;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#deliveries);
  }
}
