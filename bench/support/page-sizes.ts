import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const PAGE = path.resolve(import.meta.dirname, '../../dist/web');
/** What a visitor loads from the front to a ticket, in English. */
const VISITED = [
  'index.html',
  'src/whats-on/whats-on-page.tsx',
  'src/movie/movie-page.tsx',
  'src/showing/showing-page.tsx',
  'src/buying/hold-page.tsx',
  'src/buying/booking-page.tsx',
];

interface Chunk {
  file: string;
  /** Which are loaded with it. */
  imports?: string[];
}

/** In bytes of brotli, as they are sent; of what `npm run build` has made. */
export function pageSizes(): { visitor: number; component: number } {
  const manifest = JSON.parse(readFileSync(path.join(PAGE, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const files = new Set<string>();
  const add = (name: string) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`the page was built without ${name}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  VISITED.forEach(add);
  const scripts = [...files].filter((file) => file.endsWith('.js'));
  return {
    visitor: scripts.reduce((sum, file) => sum + sizeOf(file), 0),
    component: sizeOf('rowlock-seat-map.js'),
  };
}

function sizeOf(file: string): number {
  return statSync(path.join(PAGE, `${file}.br`)).size;
}
