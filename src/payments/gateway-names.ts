/** The payment gateways by their names in PAYMENT_GATEWAY, with the settings that each needs. */
export const GATEWAY_SETTINGS = {
  fake: [],
  stripe: ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
} as const satisfies Record<string, readonly string[]>;

export type GatewayName = keyof typeof GATEWAY_SETTINGS;

export const GATEWAY_NAMES = Object.keys(GATEWAY_SETTINGS) as [GatewayName, ...GatewayName[]];
