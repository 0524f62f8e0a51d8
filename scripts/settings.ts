/**
 * npm run settings              writes docs/settings.md and .env.example from the settings in the code
 * npm run settings -- --check   exits with 1 when one of them is not fresh
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'prettier';
import type { Setting } from '../src/config/settings.ts';
import { modules } from '../src/modules.ts';

const root = path.resolve(import.meta.dirname, '..');
const settings = Object.values(modules.settings);

const table = [
  '<!-- Made from the code by `npm run settings`. Do not edit. -->',
  '# Settings',
  '',
  'All settings come from the environment, and all have a default. An empty value counts as left out. A wrong one stops',
  'the start with one line; several wrong ones are reported together. `npm start` and `npm run dev` read a file `.env` in',
  'the current folder first: see [.env.example](../.env.example).',
  '',
  '| name | default | meaning |',
  '| --- | --- | --- |',
  ...settings.map((setting) => `| \`${setting.name}\` | ${defaultOf(setting, '`')} | ${setting.meaning} |`),
].join('\n');

const example = [
  '# Copy this file to .env and remove the # before what you want to change.',
  '# Made from the code by `npm run settings`. Do not edit.',
  ...settings.flatMap((setting) => [
    '',
    `# ${plain(setting.meaning)}`,
    `# Default: ${plain(defaultOf(setting, ''))}`,
    `# ${setting.name}=`,
  ]),
  '',
].join('\n');

const files = {
  'docs/settings.md': await format(table, { parser: 'markdown', printWidth: 120 }),
  '.env.example': example,
};
for (const [file, content] of Object.entries(files)) {
  const place = path.join(root, file);
  if (!process.argv.includes('--check')) await writeFile(place, content);
  else if (content !== (await readFile(place, 'utf8').catch(() => ''))) {
    console.error(`${file} is not what the code says: run npm run settings`);
    process.exitCode = 1;
  }
}

/** As an operator would write it. */
function defaultOf({ type, defaultText }: Setting<unknown>, quote: string): string {
  if (defaultText !== undefined) return defaultText;
  const value = type.safeParse(undefined).data;
  const written = value === true ? 'on' : String(value);
  return `${quote}${written}${quote}`;
}

function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}
