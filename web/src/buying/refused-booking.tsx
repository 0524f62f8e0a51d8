import type { ProblemFragment } from '../generated/graphql.ts';
import type { Texts } from '../texts/texts.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';

type Refusal = Pick<ProblemFragment, 'path'> & { __typename: string; limit?: number };

/** Why nothing was booked or paid, in words, each reason once. */
export function RefusedBooking({ refusals }: { refusals: readonly Refusal[] }) {
  const { refused } = useTexts().buying;
  const reasons = new Set(refusals.flatMap((refusal) => wordsFor(refusal, refused) ?? []));
  return [...reasons].map((reason) => (
    <Notice key={reason} kind="danger">
      {reason}
    </Notice>
  ));
}

function wordsFor({ __typename, path, limit = 0 }: Refusal, refused: Texts['buying']['refused']): string | undefined {
  switch (__typename) {
    // The new price is shown, with words of its own.
    case 'PriceChanged':
      return undefined;
    case 'HoldExpired':
    case 'SalesClosed':
    case 'PaymentNotOffered':
    case 'PromoCodeRejected':
      return refused[__typename];
    case 'PaymentAttemptsExceeded':
      return refused.PaymentAttemptsExceeded(limit);
    default:
      // As for an exchange whose old tickets were exchanged otherwise meanwhile.
      if (path.includes('bookingId')) return refused.notPayable;
      return path.includes('contact') ? refused.contact : refused.other;
  }
}
