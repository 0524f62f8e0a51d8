/** An event as Stripe delivers it, about an object as it was then. */
export function stripeEvent(type: string, object: object): object {
  return {
    ...{
      id: 'evt_1',
      object: 'event',
      api_version: '2026-10-28.endive',
      created: Math.floor(Date.now() / 1000),
      livemode: false,
    },
    ...{ pending_webhooks: 1, request: { id: 'req_1', idempotency_key: null }, type, data: { object } },
  };
}
