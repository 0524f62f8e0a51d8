/**
 * npm run screenshots            draws docs/images/ anew: the main views of the page, and two windows side by side, in motion
 * npm run screenshots -- map     only those whose name has this in it
 *
 * It starts a server with the demo on a PostgreSQL of its own. Needs `chromium`, and `img2webp` of the package `webp`; as root
 * it installs them with apt-get.
 */
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Rowlock } from '../bench/support/rowlock.ts';
import { freePort } from '../test/support/free-port.ts';
import { temporaryDirectory } from '../test/support/temporary-directory.ts';
import { launchBrowser } from '../test/web/support/browser.ts';
import { openDemo } from './screenshots/demo.ts';
import { drawMovingPicture, MOVING_PICTURE } from './screenshots/moving-picture.ts';
import { drawView, VIEWS } from './screenshots/views.ts';

const IMAGES = path.resolve(import.meta.dirname, '../docs/images');
const [wanted = ''] = process.argv.slice(2);

await using directory = await temporaryDirectory();
await using rowlock = new Rowlock(
  { DATA_DIR: directory.path, SEED_DEMO: 'true', RATE_LIMITS: 'off' },
  await freePort(),
);
await rowlock.ready();
await using browser = await launchBrowser();
const demo = await openDemo(rowlock.url);
await mkdir(IMAGES, { recursive: true });
for (const view of VIEWS.filter(({ name }) => name.includes(wanted))) {
  const file = path.join(IMAGES, `${view.name}.png`);
  await drawView(view, { browser, demo, file });
  await tell(file);
}
if (MOVING_PICTURE.includes(wanted)) {
  const file = path.join(IMAGES, `${MOVING_PICTURE}.webp`);
  await drawMovingPicture({ browser, demo, file });
  await tell(file);
}

async function tell(file: string): Promise<void> {
  console.log(`${path.relative(process.cwd(), file)}  ${Math.round((await stat(file)).size / 1024)} KB`);
}
