import { useEffect } from 'react';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { takeExpectation } from './bank-action.ts';
import styles from './booking.module.css';
import { PendingPayment } from './pending-payment.tsx';

/** The buyer's bank wants the payment confirmed, on a page of its own. Who paid in this tab is taken there at once. */
export function ConfirmAtBank({
  bookingId,
  url,
  onDoubt,
}: {
  bookingId: string;
  url: string | null;
  onDoubt: () => void;
}) {
  const { bank: texts } = useTexts().buying;
  useEffect(() => {
    if (url !== null && takeExpectation(bookingId)) location.assign(url);
  }, [bookingId, url]);
  if (url === null) return <Notice kind="warning">{texts.notHere}</Notice>;
  return (
    <>
      <p className={styles['actions']}>
        <a className="button" href={url}>
          {texts.confirm}
        </a>
      </p>
      <PendingPayment onDoubt={onDoubt} />
    </>
  );
}
