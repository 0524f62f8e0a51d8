import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { AskedDocument, TrustedDocuments } from './trusted-documents.ts';

/** What a request asks for, and how it is made to ask for a text: what comes after it knows texts only. */
interface Asked {
  document: AskedDocument;
  replaceBy: (query: string) => void;
}

/**
 * A hook that puts the text of a trusted document into the request that means it. Other documents are refused when only
 * trusted ones are answered: they are not even parsed.
 */
export function documentHook(documents: TrustedDocuments) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { document, replaceBy } = request.method === 'GET' ? inAddress(request) : inBody(request);
    const text = documents.read(document);
    if (text instanceof GraphQLError) return reply.code(400).send({ errors: [text.toJSON()] });
    if (text !== undefined) replaceBy(text);
    return undefined;
  };
}

function inBody(request: FastifyRequest): Asked {
  // A body that is no object is refused later.
  const body = objectIn(request.body) ?? {};
  return {
    document: body,
    replaceBy(query) {
      const extensions = objectIn(body['extensions']);
      request.body = { ...body, query, ...(extensions && { extensions: withoutHash(extensions) }) };
    },
  };
}

function inAddress({ raw }: FastifyRequest): Asked {
  const [path = '', ...rest] = raw.url?.split('?') ?? [];
  const search = new URLSearchParams(rest.join('?'));
  const extensions = parsed(search.get('extensions'));
  return {
    document: { query: search.get('query'), documentId: search.get('documentId'), extensions },
    replaceBy(query) {
      search.set('query', query);
      if (extensions) search.set('extensions', JSON.stringify(withoutHash(extensions)));
      raw.url = `${path}?${search.toString()}`;
    },
  };
}

/** Undefined for what is no object in JSON, which is refused later. */
function parsed(json: string | null): Record<string, unknown> | undefined {
  try {
    return objectIn(JSON.parse(json ?? ''));
  } catch {
    return undefined;
  }
}

function objectIn(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

/** The hash has been read, and Apollo Server would refuse it. */
function withoutHash({ persistedQuery: _, ...others }: Record<string, unknown>): object {
  return others;
}
