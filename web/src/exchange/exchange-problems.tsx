import type { ProblemFragment } from '../generated/graphql.ts';
import { formatDay, formatTime } from '../texts/format.ts';
import { type Texts, useLanguage, useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';

/** Of quoteExchange, exchangeTickets, or quoteCancellation, whose cut-off is the same. */
type Refusal = Pick<ProblemFragment, 'path'> & { __typename: string; cutoff?: string | null };

/** Why tickets are not exchanged, in words, each reason once. */
export function ExchangeProblems({ problems, timeZone }: { problems: readonly Refusal[]; timeZone: string }) {
  const { exchange: texts, buying } = useTexts();
  const { language } = useLanguage();
  const zone = { language, timeZone };
  const timeOf = (instant: string) => ({ day: formatDay(instant, zone), time: formatTime(instant, zone) });
  const reasons = new Set(problems.flatMap((problem) => wordsFor(problem, { texts, buying, timeOf }) ?? []));
  return [...reasons].map((reason) => (
    <Notice key={reason} kind="danger">
      {reason}
    </Notice>
  ));
}

interface Words {
  texts: Texts['exchange'];
  buying: Texts['buying'];
  timeOf: (instant: string) => { day: string; time: string };
}

function wordsFor(problem: Refusal, words: Words): string | undefined {
  const { texts, buying } = words;
  switch (problem.__typename) {
    // The new price is shown, with words of its own.
    case 'PriceChanged':
      return undefined;
    case 'NotExchangeable':
    case 'NotCancellable':
      return whyNot(problem, words);
    case 'HoldExpired':
      return texts.refused.HoldExpired;
    case 'PaymentNotOffered':
      return buying.refused.PaymentNotOffered;
    case 'TicketTypeNotAllowed':
      return texts.refused.TicketTypeNotAllowed;
    default:
      return texts.refused.other;
  }
}

function whyNot({ cutoff, path }: Refusal, { texts: { refused }, timeOf }: Words): string {
  if (!cutoff) return refused.notOffered;
  if (Date.parse(cutoff) <= Date.now()) {
    const { day, time } = timeOf(cutoff);
    return refused.tooLate(day, time);
  }
  return path.at(-1) === 'holdId' ? refused.notOnSale : refused.changed;
}
