import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { formatMoney } from '../texts/format.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';

/** What is given back of a booking, and why. */
export function RefundList({ booking: { refunds } }: { booking: Pick<BookingDetailsFragment, 'refunds'> }) {
  const { booking: texts } = useTexts().buying;
  const { language } = useLanguage();
  if (refunds.length === 0) return null;
  return (
    <section aria-label={texts.refunds} className="stack">
      <h2>{texts.refunds}</h2>
      {refunds.map(({ id, amount, status, reason }) => (
        <Notice key={id} kind={status === 'FAILED' ? 'warning' : 'success'}>
          <strong>{texts.refund(formatMoney(amount, language))}</strong> ({texts.refundStatus[status]}).{' '}
          {texts.refundReason[reason]}
        </Notice>
      ))}
    </section>
  );
}
