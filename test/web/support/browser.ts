import { execFileSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';
import { findProgram } from '../../support/installed-program.ts';

/** Nothing but what is asked for goes over the network. As root, and on small machines, Chromium needs the first three. */
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

let launched: Promise<Browser> | undefined;

/** One for all test files of a worker; it ends with the worker. */
export function browser(): Promise<Browser> {
  launched ??= launchBrowser();
  return launched;
}

export function launchBrowser(): Promise<Browser> {
  const program = findProgram({
    names: ['chromium-headless-shell', 'chromium', 'google-chrome', 'chromium-browser'],
    debianPackage: 'chromium-headless-shell',
    missing: 'The tests of the page need Chromium: install the package chromium-headless-shell, or chromium.',
  });
  const executablePath = execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
  return chromium.launch({ executablePath, args: FLAGS });
}
