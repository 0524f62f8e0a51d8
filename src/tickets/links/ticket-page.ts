import { html, Html } from '../../platform/html.ts';
import { admits } from '../ticket-status.ts';
import type { LinkedTicket, LinkedTickets } from './linked-tickets.ts';
import type { TicketPageTexts } from './texts/ticket-page-texts.ts';
import { ticketCard } from './ticket-card.ts';
import { STYLE } from './ticket-page-style.ts';
import type { TicketLink } from './ticket-links.ts';

const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);

interface Shown {
  link: TicketLink;
  /** Of the link: relative addresses begin with it, since a proxy may have the page at any path. */
  token: string;
  linked: LinkedTickets;
  texts: TicketPageTexts;
  /** Signs the code of a ticket. */
  codeOf: (ticket: LinkedTicket) => string;
}

/** The page of a link, without scripts. */
export function ticketPage(shown: Shown): string {
  const { link, token, linked, texts } = shown;
  const { movie, cancelledAt, reason, bookingStatus, reference, tickets } = linked;
  const live = tickets.filter(admits);
  const isOver = cancelledAt !== null || live.length === 0;
  return page({
    texts,
    title: texts.title(movie, tickets.length),
    content: html` <h1>${movie}</h1>
      ${placeOf(linked, texts)} ${cancelledAt && html`<p class="notice">${texts.showingCancelled(reason)}</p>`}
      ${!cancelledAt && bookingStatus === 'CANCELLED' ? html`<p class="notice">${texts.bookingCancelled}</p>` : null}
      ${link.kind === 'booking' ? html`<p class="reference">${texts.reference} <strong>${reference}</strong></p>` : null}
      <ul>
        ${tickets.map((ticket) => html`<li>${ticketCard(ticket, shown)}</li>`)}
      </ul>
      ${
        isOver
          ? null
          : html`<p>${texts.print}</p>
              <p class="muted">${texts.caution}</p>`
      }
      <p class="actions">
        ${isOver ? null : html`<a href="${token}.ics" download="ticket.ics">${texts.addToCalendar}</a>`}
        ${link.kind === 'ticket' && live.length > 0 ? html`<a href="${token}.png" download="ticket.png">${texts.image}</a>` : null}
      </p>`,
  });
}

/** For a link that there is not, or not any more, and for who has tried too many. */
export function noTicketPage(texts: TicketPageTexts, { title, hint }: TicketPageTexts['missing']): string {
  return page({
    texts,
    title,
    content: html`<h1>${title}</h1>
      <p>${hint}</p>`,
  });
}

function page({ texts, title, content }: { texts: TicketPageTexts; title: string; content: Html }): string {
  return html`<!doctype html>
    <html lang="${texts.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow, noarchive" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>`.toString();
}

function placeOf(linked: LinkedTickets, { locale }: TicketPageTexts): Html {
  const { startsAt, timeZone, auditorium, cinema, street, postalCode, city } = linked;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }).format(startsAt);
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(startsAt);
  const town = [postalCode, city].filter(Boolean).join(' ');
  return html`<p>
    <time datetime="${startsAt.toISOString()}">${day}, <strong>${time}</strong></time
    ><br />
    ${auditorium}, ${cinema}<br />
    <span class="muted">${street}, ${town}</span>
  </p>`;
}
