import { isIP, SocketAddress } from 'node:net';

/**
 * What an address counts as in a limit. IPv4 as it is, also when it is mapped into IPv6. IPv6 by /64: that is what one
 * client gets, and it can choose the rest.
 */
export function addressKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const { address: shortest } = new SocketAddress({ address, family: 'ipv6' });
  if (shortest.startsWith('::ffff:') && shortest.includes('.')) return shortest.slice('::ffff:'.length);
  const [before = [], after = []] = shortest.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}
