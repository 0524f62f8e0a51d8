import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import { addressKey } from '../platform/redis/address-key.ts';

/** The address that a request counts as: see `addressKey`. */
export type ClientAddress = (request: IncomingMessage) => string;

declare module 'fastify' {
  interface FastifyRequest {
    /** For limits: see `clientAddressBehind`. Never `ip`, which is that of the last proxy. */
    readonly clientAddress: string;
  }
}

/**
 * X-Forwarded-For is a list to which each proxy adds the address that it saw. So it is read from the end, and only as far
 * as the proxies are trusted: what an untrusted one wrote may be invented.
 *
 * @param trustedProxies addresses and ranges
 */
export function clientAddressBehind(trustedProxies: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const proxy of trustedProxies) {
    const [address = '', prefix] = proxy.split('/');
    if (prefix === undefined) trusted.addAddress(address, familyOf(address));
    else trusted.addSubnet(address, Number(prefix), familyOf(address));
  }
  const isTrusted = (address: string) =>
    trustedProxies.length > 0 && isIP(address) > 0 && trusted.check(address, familyOf(address));
  return ({ socket: { remoteAddress = '' }, headers }) => {
    const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
    let client = withoutZone(remoteAddress);
    while (isTrusted(client)) {
      const next = withoutZone(withoutPort(forwarded.pop()?.trim() ?? ''));
      if (!isIP(next)) break;
      client = next;
    }
    return addressKey(client);
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

/** Some proxies write 192.0.2.1:4711 or [2001:db8::1]:4711. */
function withoutPort(address: string): string {
  return address.replace(/^([\d.]+):\d+$/, '$1').replace(/^\[(.+)\](:\d+)?$/, '$1');
}

/** The network card of a link-local address, as in fe80::1%eth0. */
function withoutZone(address: string): string {
  return address.replace(/%.*$/, '');
}
