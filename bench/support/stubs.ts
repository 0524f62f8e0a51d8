import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a server of the bench imports before its own code; nothing of it is in `src/`. */
type Stub = 'blocked' | 'long-answers' | 'no-database' | 'no-metrics';

/** The settings of such a server. */
export function withStub(name: Stub): Record<string, string> {
  const file = path.resolve(import.meta.dirname, `../stubs/${name}.js`);
  return { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` };
}
