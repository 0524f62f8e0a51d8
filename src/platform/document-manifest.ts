import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Texts of GraphQL documents by their ids. */
export type DocumentManifest = ReadonlyMap<string, string>;

const FORM = z.record(z.string(), z.string());

/** As in the draft "Persisted Documents" of GraphQL over HTTP: the hash of the text, with its name before it. */
export function documentIdOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** @throws {Error} that says everything that is wrong with the file, a line each */
export function readDocumentManifest(file: string): DocumentManifest {
  const { data, success } = FORM.safeParse(readJson(file));
  if (!success) throw new Error('must be a file of documents by their ids, as in {"sha256:…": "query …"}');
  const wrong = Object.entries(data).filter(([id, text]) => id !== documentIdOf(text));
  if (wrong.length > 0) throw new Error(wrong.map(([id]) => `${id} is not the hash of its document`).join('\n'));
  return new Map(Object.entries(data));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // The message of a SyntaxError quotes the file.
    const reason = error instanceof SyntaxError ? 'it is no JSON' : (error as Error).message;
    throw new Error(`cannot be read: ${reason}`, { cause: error });
  }
}
