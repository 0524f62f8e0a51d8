import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The files that patterns name, sorted: `*` is part of a name, `**` any folders, `{a,b}` either of them. A folder stands
 * for all files in it. What is installed is not looked at.
 */
export async function filesOf(patterns: readonly string[]): Promise<string[]> {
  const found = await Promise.all(patterns.map(filesOfOne));
  return [...new Set(found.flat())].toSorted();
}

async function filesOfOne(pattern: string): Promise<string[]> {
  const normal = path.posix.normalize(pattern).replace(/\/$/, '');
  const names = normal.split('/');
  const first = names.findIndex((name) => /[*?{]/.test(name));
  const base = (first < 0 ? names : names.slice(0, first)).join('/') || (normal.startsWith('/') ? '/' : '.');
  const matcher = matcherOf(normal);
  return (await allIn(base)).filter((file) => matcher.test(file));
}

/** @param base a file, or a folder */
async function allIn(base: string): Promise<string[]> {
  const stats = await stat(base).catch(() => undefined);
  if (!stats) return [];
  if (stats.isFile()) return [base];
  const names = (await readdir(base)).filter((name) => name !== 'node_modules' && !name.startsWith('.'));
  return (await Promise.all(names.map((name) => allIn(path.posix.join(base, name))))).flat();
}

const MEANINGS: Record<string, string> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
  '{': '(?:',
  '}': ')',
  ',': '|',
};

function matcherOf(pattern: string): RegExp {
  const source = pattern.replaceAll(/\*\*\/|\*\*|[*?{},]|[\\^$|+()[\].]/g, (part) => MEANINGS[part] ?? `\\${part}`);
  // The current folder is in no path.
  return new RegExp(source === '\\.' ? '' : `^${source}(?:/.*)?$`);
}
