import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Made by `npm run build`, each file also compressed. */
const DIRECTORY = path.resolve(import.meta.dirname, '../../dist/graphiql');

let found: Promise<string> | undefined;

/** Changes whenever a file does, and is in every path, so that browsers may keep the files for good. */
export function assetsVersion(): Promise<string> {
  found ??= hashOfAll();
  return found;
}

/** Serves a file of GraphiQL. */
export async function sendAsset(
  { params: { version, file } }: FastifyRequest<{ Params: { version: string; file: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  // Of another process, perhaps, while a new version is rolled out: its path must not get our file.
  if (version === (await assetsVersion())) void reply.sendFile(file, DIRECTORY, { maxAge: '1y', immutable: true });
  else reply.callNotFound();
  return reply;
}

async function hashOfAll(): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(DIRECTORY)).toSorted()) hash.update(await readFile(path.join(DIRECTORY, name)));
  return hash.digest('hex').slice(0, 16);
}
