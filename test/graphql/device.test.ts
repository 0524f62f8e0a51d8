import { expect, test } from 'vitest';
import { deviceOf } from '../../src/graphql/device.ts';

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox on Linux'],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${WEBKIT} Version/17.5 Mobile/15E148 Safari/604.1`,
    'Safari on iOS',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0 Safari/537.36 Edg/125',
    'Microsoft Edge on Windows',
  ],
  [undefined, 'Unknown device'],
  ['', 'Unknown device'],
  ['   ', 'Unknown device'],
  ['curl/8.5.0', 'Unknown device'],
  ['<script>alert(1)</script>', 'Unknown device'],
  ['\u0000\u0007\u202e', 'Unknown device'],
])('the User-Agent %j is %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});

test.each([
  `${'A'.repeat(400)}/1.0 (X11; Linux x86_64)`,
  `${'😀'.repeat(300)}/1.0 (X)`,
  'Evil\u0000\r\nBrowser\u202e/1.0 (X11; Linux)',
  '('.repeat(16_000),
  `Mozilla/5.0 ${'x/1.0 '.repeat(5000)}`,
])('a device is at most 100 characters without control characters, whatever the User-Agent is', (userAgent) => {
  const device = deviceOf(userAgent);
  expect(Array.from(device).length).toBeLessThanOrEqual(100);
  expect(Array.from(device).length).toBeGreaterThan(0);
  expect(device).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
});
