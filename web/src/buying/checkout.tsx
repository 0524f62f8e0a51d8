import { type SubmitEvent, useRef } from 'react';
import type { HoldQuery } from '../generated/graphql.ts';
import { ShowingLine } from '../showing/showing-line.tsx';
import { useTexts } from '../texts/texts.tsx';
import styles from './checkout.module.css';
import { ContactFields } from './contact-fields.tsx';
import { CountdownLine } from './countdown-line.tsx';
import { Failed } from './failed.tsx';
import { HoldOver } from './hold-over.tsx';
import { OrderSummary } from './order-summary.tsx';
import { PaymentFields } from './payment-fields.tsx';
import { TicketFields } from './ticket-fields.tsx';
import { useCheckout } from './use-checkout.ts';
import { useCountdown } from './use-countdown.ts';
import { useRelease } from './use-release.ts';

type Props = { hold: NonNullable<HoldQuery['hold']>; me: HoldQuery['me']; onDoubt: () => void };

/** Tickets, contact and payment for the seats of an active hold, on one page. */
export function Checkout({ hold, me, onDoubt }: Props) {
  const texts = useTexts().buying;
  const form = useRef<HTMLFormElement>(null);
  const seconds = useCountdown(hold, onDoubt);
  const { release, isReleasing, error: releaseError } = useRelease(onDoubt);
  const checkout = useCheckout({ hold, me, onDoubt });
  function submit(event: SubmitEvent) {
    event.preventDefault();
    const missing = checkout.submit();
    if (missing !== undefined) form.current?.querySelector<HTMLElement>(`[name='${missing}']`)?.focus();
  }
  if (seconds === 0) return <HoldOver hold={{ ...hold, status: 'EXPIRED' }} />;
  return (
    <form ref={form} className={styles['checkout']} onSubmit={submit} noValidate>
      <header className={styles['head']}>
        <h1>{hold.showing.movie.title}</h1>
        <p className="muted">
          <ShowingLine showing={hold.showing} />
        </p>
        <CountdownLine seconds={seconds} text={texts.hold.left} />
      </header>
      <div className={styles['fields']}>
        <TicketFields hold={hold} choice={checkout.choice} broken={checkout.broken} onChoose={checkout.choose} />
        <ContactFields
          contact={checkout.contact}
          problems={checkout.contactProblems}
          onChange={checkout.changeContact}
        />
        <PaymentFields
          quote={checkout.quote}
          chosen={checkout.payment}
          card={checkout.card}
          onChoose={checkout.choosePayment}
        />
      </div>
      <OrderSummary checkout={checkout} />
      <div className={styles['release']}>
        <button type="button" className="button quiet" disabled={isReleasing} onClick={() => release(hold.id)}>
          {texts.hold.release}
        </button>
        {releaseError !== undefined && <Failed error={releaseError} onRetry={() => release(hold.id)} />}
      </div>
    </form>
  );
}
