import { describe, expect, test } from 'vitest';
import { isLoopback } from '../../src/platform/is-loopback.ts';

describe('a host is loopback', () => {
  test.each(['127.0.0.1', '127.0.0.2', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1', 'localhost', 'LOCALHOST'])(
    'when it is %s',
    (host) => expect(isLoopback(host)).toBe(true),
  );
});

describe('a host is not loopback', () => {
  test.each([
    ['every IPv4 address', '0.0.0.0'],
    ['every IPv6 address', '::'],
    ['an address of a private network', '192.168.1.10'],
    ['the last address before the block', '126.255.255.255'],
    ['the first address after the block', '128.0.0.0'],
    ['another IPv6 address', '::2'],
    ['a name that starts like an address', '127.0.0.1.example.com'],
    ['a name that ends like localhost', 'not-localhost'],
    ['a short form of an address', '127.1'],
    ['empty', ''],
  ])('when it is %s: "%s"', (_, host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
