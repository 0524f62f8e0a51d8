import type { SubmitEvent } from 'react';
import { useNavigate } from 'react-router';
import { CountdownLine } from '../buying/countdown-line.tsx';
import { Failed } from '../buying/failed.tsx';
import { HoldOver } from '../buying/hold-over.tsx';
import { PaymentFields } from '../buying/payment-fields.tsx';
import { TicketFields } from '../buying/ticket-fields.tsx';
import checkout from '../buying/checkout.module.css';
import { useCountdown } from '../buying/use-countdown.ts';
import { useRelease } from '../buying/use-release.ts';
import type { BookingDetailsFragment, HoldQuery } from '../generated/graphql.ts';
import { ShowingLine } from '../showing/showing-line.tsx';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { ExchangeHead } from './exchange-head.tsx';
import { ExchangeSummary } from './exchange-summary.tsx';
import { exchangePath } from '../buying/exchange-paths.ts';
import { CARDS_ONLY, useAgreement } from './use-agreement.ts';

/** New tickets for the seats of an active hold, the difference, and how it is paid. */
export function ExchangeForm({
  booking,
  hold,
  onDoubt,
}: {
  booking: BookingDetailsFragment;
  hold: NonNullable<HoldQuery['hold']>;
  onDoubt: () => void;
}) {
  const { exchange: texts } = useTexts();
  const navigate = useNavigate();
  const seconds = useCountdown(hold, onDoubt);
  const keepTickets = () => void navigate(`/bookings/${booking.id}`, { replace: true });
  const { release, isReleasing, error } = useRelease(keepTickets);
  const agreement = useAgreement({ booking, hold, onDoubt });
  const { given, quote } = agreement;
  const isElsewhere = hold.showing.id !== booking.showing.id;
  function submit(event: SubmitEvent) {
    event.preventDefault();
    agreement.agree();
  }
  if (seconds === 0) {
    const path = exchangePath(booking, hold.showing.id);
    return <HoldOver hold={{ ...hold, status: 'EXPIRED' }} path={path} picksName={path} />;
  }
  return (
    <form className={checkout['checkout']} onSubmit={submit} noValidate>
      <ExchangeHead booking={booking}>
        <p>
          <strong>{texts.swap(labelsOf(given), labelsOf(hold.seats))}</strong>
        </p>
        {isElsewhere && (
          <p>
            {texts.newShowing} <ShowingLine showing={hold.showing} />
          </p>
        )}
        <CountdownLine seconds={seconds} text={texts.left} />
      </ExchangeHead>
      <div className={checkout['fields']}>
        {given.length < hold.seats.length && <Notice kind="warning">{texts.tooManySeats}</Notice>}
        <TicketFields
          title={texts.newTickets}
          hold={hold}
          choice={agreement.choice}
          broken={agreement.broken}
          onChoose={agreement.choose}
        />
        {agreement.isPaid && quote && (
          <PaymentFields
            quote={{ ...CARDS_ONLY, total: quote.difference }}
            chosen={agreement.payment}
            card={agreement.card}
            onChoose={agreement.choosePayment}
          />
        )}
      </div>
      <ExchangeSummary
        agreement={agreement}
        isElsewhere={isElsewhere}
        timeZone={booking.showing.auditorium.cinema.timeZone}
      />
      <div className={checkout['release']}>
        <button type="button" className="button quiet" disabled={isReleasing} onClick={() => release(hold.id)}>
          {texts.keep}
        </button>
        {error !== undefined && <Failed error={error} onRetry={() => release(hold.id)} />}
      </div>
    </form>
  );
}

function labelsOf(seats: readonly { seat: { label: string } }[]): string {
  return seats.map(({ seat }) => seat.label).join(', ');
}
