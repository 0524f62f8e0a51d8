import { isLoopback } from '../../src/platform/is-loopback.ts';

/**
 * Robots buy in the demo only, and only on this computer.
 *
 * @throws when the address is another computer's, or its page does not say that it is the demo
 */
export async function requireDemo(address: string): Promise<void> {
  const { hostname } = new URL(address);
  if (!isLoopback(hostname.replace(/^\[(.*)\]$/, '$1')))
    throw new Error(`${hostname} is not this computer: robots buy on 127.0.0.1, ::1 or localhost only.`);
  const page = await fetch(address, { headers: { accept: 'text/html' } }).then(
    (response) => response.text(),
    () => undefined,
  );
  if (page === undefined) throw new Error(`No server answers at ${address}. Start one with npm start.`);
  if (!saysThatItIsDemo(page)) throw new Error(`${address} is not the demo: robots buy nowhere else.`);
}

/** @param page as the server gives it to browsers */
export function saysThatItIsDemo(page: string): boolean {
  const [, config = '{}'] = /<script id="config" type="application\/json">([^<]*)<\/script>/.exec(page) ?? [];
  return (JSON.parse(config) as { isDemo?: boolean }).isDemo === true;
}
