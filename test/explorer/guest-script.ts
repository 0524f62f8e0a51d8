import path from 'node:path';
import { projectRoot } from '../support/server-process.ts';

interface Parts {
  send: (query: string, variables?: { input?: { refreshToken: string } }) => Promise<object>;
  storage: { getItem(name: string): string | null; setItem(name: string, value: string): void };
  now?: () => number;
}

/** The script of the page /graphiql, as browsers load it. */
export const { guestTokens, sendTo } = (await import(path.join(projectRoot, 'web/graphiql/guest.js'))) as {
  guestTokens: (parts: Parts) => () => Promise<string | undefined>;
  sendTo: (endpoint: string) => Parts['send'];
};
