import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { preferredLanguage } from '../../platform/accept-language.ts';
import type { Clock } from '../../platform/clock.ts';
import { admits } from '../ticket-status.ts';
import type { TicketCodes } from '../ticket-code.ts';
import { LINK_HEADERS } from './link-headers.ts';
import type { LinkGuesses } from './link-guesses.ts';
import type { LinkedTicket, LinkedTickets, LinkedTicketService } from './linked-tickets.ts';
import { qrPng, qrSvg } from './qr-code.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import type { TicketPageTexts } from './texts/ticket-page-texts.ts';
import { ticketCalendar } from './ticket-calendar.ts';
import { type TicketLink, type TicketLinks, TICKETS_PATH } from './ticket-links.ts';
import { noTicketPage, ticketPage } from './ticket-page.ts';

const HTML = 'text/html; charset=utf-8';
const LANGUAGES: Readonly<Record<'en' | 'de', TicketPageTexts>> = { en, de };

interface Services {
  clock: Clock;
  ticketCodes: () => Promise<TicketCodes>;
  ticketLinks: () => Promise<TicketLinks>;
  linkedTickets: LinkedTicketService;
  linkGuesses: LinkGuesses;
}

/** What a link leads to, and all that is needed to write it. */
interface Opened {
  link: TicketLink;
  token: string;
  linked: LinkedTickets;
  texts: TicketPageTexts;
  codeOf: (ticket: LinkedTicket) => string;
  now: Date;
}

interface LinkForm {
  type: string;
  headers?: Readonly<Record<string, string>>;
  /** Undefined when there is none of this link. */
  write: (opened: Opened) => string | Buffer | undefined;
}

/** Pages of other sites may show the image, as a front end of one's own: they know the link. */
const SHARED_IMAGE = { 'cross-origin-resource-policy': 'cross-origin' };

/** By what follows the token. */
const FORMS: Readonly<Record<string, LinkForm>> = {
  '': { type: HTML, write: ticketPage },
  '.svg': { type: 'image/svg+xml; charset=utf-8', headers: SHARED_IMAGE, write: (opened) => image(opened, qrSvg) },
  '.png': { type: 'image/png', headers: SHARED_IMAGE, write: (opened) => image(opened, qrPng) },
  '.ics': {
    type: 'text/calendar; charset=utf-8',
    headers: { 'content-disposition': 'attachment; filename="ticket.ics"' },
    write: ticketCalendar,
  },
};

/**
 * GET /tickets/<token>: the page of a ticket, or of the tickets of a booking, in English or German; with .ics the event, and of a
 * ticket that is VALID or USED with .svg and .png its QR code. The token is all that it needs.
 *
 * 404 for a token that was not made here, for a link that has ended, and for an image that there is none of. A wrong token is told
 * without asking the database, and counted: beyond the limit 429.
 */
export function ticketLinkRoutes(fastify: FastifyInstance, services: Services): void {
  fastify.get<{ Params: { file: string } }>(`${TICKETS_PATH}/:file`, async (request, reply) => {
    void reply.headers(LINK_HEADERS);
    const texts = LANGUAGES[preferredLanguage(request.headers['accept-language'], ['en', 'de'])];
    const [, token = '', ending = ''] = /^([^.]*)(.*)$/s.exec(request.params.file) ?? [];
    const link = (await services.ticketLinks()).read(token);
    if (!link) return refuse({ request, reply, texts }, services);
    const form = Object.hasOwn(FORMS, ending) ? FORMS[ending] : undefined;
    const linked = form && (await services.linkedTickets.find(link));
    if (!linked) return sendPage(reply.code(404), { texts, html: noTicketPage(texts, texts.missing) });
    const codes = await services.ticketCodes();
    const codeOf = (ticket: LinkedTicket) => codes.sign(ticket);
    const written = form.write({ link, token, linked, texts, codeOf, now: services.clock() });
    if (written === undefined) return sendPage(reply.code(404), { texts, html: noTicketPage(texts, texts.missing) });
    return reply
      .type(form.type)
      .headers({ 'content-language': texts.language, ...form.headers })
      .send(written);
  });
}

async function refuse(
  { request, reply, texts }: { request: FastifyRequest; reply: FastifyReply; texts: TicketPageTexts },
  { linkGuesses }: Services,
): Promise<FastifyReply> {
  const seconds = await linkGuesses.count(request.clientAddress);
  if (seconds === 0) return sendPage(reply.code(404), { texts, html: noTicketPage(texts, texts.missing) });
  void reply.code(429).header('retry-after', String(seconds));
  return sendPage(reply, { texts, html: noTicketPage(texts, texts.tooMany) });
}

function sendPage(reply: FastifyReply, { texts, html }: { texts: TicketPageTexts; html: string }): FastifyReply {
  return reply.type(HTML).header('content-language', texts.language).send(html);
}

/** Of one ticket: a booking has no single code. */
function image<Image>({ link, linked: { tickets }, codeOf }: Opened, draw: (code: string) => Image): Image | undefined {
  const [ticket] = tickets;
  return link.kind === 'ticket' && ticket && admits(ticket) ? draw(codeOf(ticket)) : undefined;
}
