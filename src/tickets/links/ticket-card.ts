import { html, Html } from '../../platform/html.ts';
import { admits } from '../ticket-status.ts';
import type { LinkedTicket, LinkedTickets } from './linked-tickets.ts';
import { qrSvg } from './qr-code.ts';
import type { TicketPageTexts } from './texts/ticket-page-texts.ts';

interface Parts {
  linked: LinkedTickets;
  texts: TicketPageTexts;
  /** Signs the code of a ticket. */
  codeOf: (ticket: LinkedTicket) => string;
}

/** A ticket, with its QR code while it lets in or has let in, and what became of it. */
export function ticketCard(ticket: LinkedTicket, { linked, texts, codeOf }: Parts): Html {
  const { label, section, row, number, ticketType, status } = ticket;
  const told = stateOf(ticket, linked, texts);
  return html`<article data-status="${status}" aria-label="${`${texts.seat} ${label}`}">
    <div>
      <dl>${section && fact(texts.section, section)}${fact(texts.row, row)}${fact(texts.seat, number)}</dl>
      <p>${ticketType}</p>
      ${told && html`<p class="state">${told}</p>`}
    </div>
    ${admits(ticket) ? html`<figure role="img" aria-label="${texts.code(label)}">${new Html(qrSvg(codeOf(ticket)))}</figure>` : null}
  </article>`;
}

function fact(name: string, value: string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** Null for a ticket of which there is nothing to tell. */
function stateOf(
  { status, label, movedFrom, hasLostSeat, isExchanged, checkedInAt }: LinkedTicket,
  { cancelledAt, timeZone }: LinkedTickets,
  texts: TicketPageTexts,
): string | null {
  switch (status) {
    case 'PENDING':
      return texts.pending;
    case 'USED': {
      const time = new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
      return texts.used(checkedInAt === null ? '' : time.format(new Date(checkedInAt)));
    }
    case 'VOID':
      if (isExchanged) return texts.void.exchanged;
      if (hasLostSeat) return texts.void.lostSeat;
      return cancelledAt ? texts.showingCancelled(null) : texts.void.other;
    case 'VALID':
    default:
      return movedFrom === null ? null : texts.moved(movedFrom, label);
  }
}
