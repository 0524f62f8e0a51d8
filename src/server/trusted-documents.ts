import type { GraphQLError, GraphQLSchema } from 'graphql';
import { ConfigError } from '../config/settings.ts';
import { codedError } from '../graphql/errors.ts';
import type { DocumentManifest } from '../platform/document-manifest.ts';
import { DocumentTexts } from './document-texts.ts';
import { Documents } from './documents.ts';

/** How a request says which document it means. As it came: nothing of it has been checked. */
export interface AskedDocument {
  query?: unknown;
  /** As in the draft "Persisted Documents" of GraphQL over HTTP. */
  documentId?: unknown;
  /** `persistedQuery.sha256Hash`, as Apollo Client sends it. */
  extensions?: unknown;
}

/** The documents that this server answers, when it does not answer any: see docs/trusted-documents.md. */
export class TrustedDocuments {
  readonly #byId: DocumentManifest | undefined;
  readonly #byText: DocumentTexts;

  /**
   * @param manifest undefined when any document is answered
   * @throws {ConfigError} naming each document that the schema cannot answer
   */
  constructor(manifest: DocumentManifest | undefined, schema: GraphQLSchema) {
    this.#byId = manifest;
    this.#byText = new DocumentTexts(manifest?.values() ?? []);
    const documents = new Documents(schema);
    const problems = [...(manifest ?? [])].flatMap(([id, text]) => problemsOf(documents, { id, text }));
    if (problems.length > 0) throw new ConfigError(problems);
  }

  /**
   * The text to answer in the place of what was asked, or why the request is refused. Undefined when it stays as it is: any
   * document is answered, or the request has none.
   */
  read({ query, documentId, extensions }: AskedDocument): string | undefined | GraphQLError {
    if (!this.#byId) {
      if (documentId === undefined || documentId === null) return undefined;
      return codedError('BAD_USER_INPUT', 'This server knows no documents by an id: send the query.');
    }
    const text = typeof query === 'string' && query !== '' ? query : undefined;
    const id = documentId ?? idOfHash(extensions);
    if (id === undefined && text === undefined) return undefined;
    const asked = text === undefined ? undefined : this.#byText.find(text);
    const trusted = id === undefined ? asked : typeof id === 'string' ? this.#byId.get(id) : undefined;
    if (trusted === undefined)
      return codedError('BAD_USER_INPUT', 'This server answers registered documents only, and this is none of them.');
    if (text !== undefined && asked !== trusted)
      return codedError('BAD_USER_INPUT', 'The query is not the document of this id.');
    return trusted;
  }
}

function problemsOf(documents: Documents, { id, text }: { id: string; text: string }): string[] {
  const document = documents.read(text);
  if (!Array.isArray(document)) return [];
  // It may be none that can be parsed, and then has no name either.
  const [, name = 'a document'] = /^(?:query|mutation|subscription)\s+(\w+)/m.exec(text) ?? [];
  return document.map(({ message }) => `TRUSTED_DOCUMENTS: ${name}, ${id}: ${message}`);
}

function idOfHash(extensions: unknown): string | undefined {
  const hash = fieldOf(fieldOf(extensions, 'persistedQuery'), 'sha256Hash');
  return typeof hash === 'string' ? `sha256:${hash}` : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
