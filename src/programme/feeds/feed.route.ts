import etag from '@fastify/etag';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Cache } from '../../platform/cache.ts';
import { turns } from '../../platform/turns.ts';
import { toCalendar } from './calendar.ts';
import { type Feed, type FeedService, SUBJECTS, type Subject } from './feed.service.ts';
import { toJsonLd } from './json-ld.ts';
import { toListingCsv } from './listing-csv.ts';

/** How long another computer may show it without asking. */
const MAX_AGE_SECONDS = 60;

interface Services {
  feeds: FeedService;
  cache: Cache;
}

interface FeedForm {
  type: string;
  /** Piece by piece. */
  write: (feed: Feed) => Iterable<string>;
}

const FORMS: Readonly<Record<string, FeedForm>> = {
  jsonld: { type: 'application/ld+json; charset=utf-8', write: toJsonLd },
  ics: { type: 'text/calendar; charset=utf-8', write: toCalendar },
  csv: { type: 'text/csv; charset=utf-8; header=present', write: toListingCsv },
};

/**
 * The programme for search engines, calendars and other pages: /programme/cinemas/ID.jsonld, .ics and .csv, and the same of
 * movies. Any page may read it. What has not changed since it was asked for is answered with 304.
 */
export function feedRoutes(fastify: FastifyInstance, services: Services): void {
  void fastify.register(async (scope) => {
    await scope.register(etag);
    for (const subject of SUBJECTS)
      scope.get<{ Params: { file: string } }>(`/programme/${subject}/:file`, ({ params: { file } }, reply) =>
        sendFeed(reply, { ...services, subject, file }),
      );
  });
}

async function sendFeed(
  reply: FastifyReply,
  { feeds, cache, subject, file }: Services & { subject: Subject; file: string },
): Promise<FastifyReply> {
  const [id = '', name = '', ...rest] = file.split('.');
  const form = rest.length === 0 && Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
  const text =
    form && (await cache.get(`feed ${subject} ${file}`, async () => writeFeed(form, await feeds.of(subject, id))));
  if (!form || text === undefined) {
    reply.callNotFound();
    return reply;
  }
  return reply
    .type(form.type)
    .header('cache-control', `public, max-age=${MAX_AGE_SECONDS}`)
    .header('access-control-allow-origin', '*')
    .send(text);
}

/** In turns: a thousand showings take longer than other requests should wait. */
async function writeFeed({ write }: FeedForm, feed: Feed | undefined): Promise<string | undefined> {
  if (!feed) return undefined;
  const pieces: string[] = [];
  for (const piece of write(feed)) {
    pieces.push(piece);
    const turn = turns.next();
    if (turn) await turn;
  }
  return pieces.join('');
}
