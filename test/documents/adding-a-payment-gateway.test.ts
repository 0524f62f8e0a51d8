import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { GATEWAYS } from '../../src/payments/gateways.ts';
import { projectRoot } from '../support/server-process.ts';

const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8');
/** Prettier may break lines elsewhere in a document. */
const squeezed = (text: string) => text.replaceAll(/[\s,]+/g, '');

const guide = read('docs/adding-a-payment-gateway.md');

test('the gateway of the guide is the one that passes the contract suite', () => {
  const source = read('test/payments/example-gateway.ts');
  const shown = /```ts\n(export class.*?)```/s.exec(guide)?.[1] ?? 'none';
  expect(squeezed(shown)).toBe(squeezed(source.slice(source.indexOf('export class'))));
});

test('the registration of the guide has what every registration has', () => {
  const [, shown = ''] = /```ts\n\s*(example: .*?)```/s.exec(guide) ?? [];
  for (const registration of Object.values(GATEWAYS)) {
    for (const name of Object.keys(registration)) expect(shown).toContain(`${name}:`);
  }
});

test.each(['src/payments/payment-gateway.ts', 'src/payments/gateways.ts', 'test/payments/gateway-contract.ts'])(
  'the guide names %s, which is there',
  (file) => {
    expect(guide).toContain(`../${file}`);
    expect(read(file)).not.toBe('');
  },
);

test('no file but the list of gateways names a gateway', () => {
  for (const file of ['src/payments/payments.module.ts', 'src/payments/payments.settings.ts', 'src/config/config.ts']) {
    expect(read(file)).not.toMatch(/stripe-gateway|fake-gateway|STRIPE_/);
  }
});
