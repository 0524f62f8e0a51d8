import { useEffect, useState } from 'react';
import type { BookingDetailsFragment } from '../generated/graphql.ts';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { takeExpectation } from './bank-action.ts';
import styles from './booking.module.css';
import { PendingPayment } from './pending-payment.tsx';
import { RetryPayment } from './retry-payment.tsx';

type Props = { booking: BookingDetailsFragment; url: string | null; onDoubt: () => void };

/**
 * The buyer's bank wants the payment confirmed, on a page of its own. Who paid in this tab is taken there at once, and who does not get
 * on there can pay another way.
 */
export function ConfirmAtBank({ booking, url, onDoubt }: Props) {
  const { bank: texts } = useTexts().buying;
  const [isOther, setIsOther] = useState(false);
  // The difference of an exchange is declined there, and asked for again.
  const isPayable = booking.status === 'PENDING_PAYMENT';
  useEffect(() => {
    if (url !== null && takeExpectation(booking.id)) location.assign(url);
  }, [booking.id, url]);
  return (
    <>
      {url === null ? (
        <Notice kind="warning">{texts.notHere}</Notice>
      ) : (
        <p className={styles['actions']}>
          <a className="button" href={url}>
            {texts.confirm}
          </a>
          {isPayable && !isOther && (
            <button type="button" className="button quiet" onClick={() => setIsOther(true)}>
              {texts.otherWay}
            </button>
          )}
        </p>
      )}
      <PendingPayment onDoubt={onDoubt} />
      {isPayable && (isOther || url === null) && <RetryPayment booking={booking} />}
    </>
  );
}
