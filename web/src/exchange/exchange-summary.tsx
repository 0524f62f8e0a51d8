import checkout from '../buying/checkout.module.css';
import { Failed } from '../buying/failed.tsx';
import { OrderLines } from '../buying/order-lines.tsx';
import type { AmountFragment } from '../generated/graphql.ts';
import { formatMoney } from '../texts/format.ts';
import { type Texts, useLanguage, useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import { ExchangeProblems } from './exchange-problems.tsx';
import type { Agreement } from './use-agreement.ts';

/** What the exchange costs or gives back, and the button that makes it. */
export function ExchangeSummary({
  agreement: { quote, problems, exchanging, isQuoting, quoteError, retryQuote, isAgreeing, canAgree },
  isElsewhere,
  timeZone,
}: {
  agreement: Agreement;
  /** For another showing. */
  isElsewhere: boolean;
  timeZone: string;
}) {
  const { exchange: texts, buying } = useTexts();
  const { language } = useLanguage();
  const words = isElsewhere ? texts.agreeElsewhere : texts.agreeHere;
  const difference = quote?.difference;
  const inWords = (amount: AmountFragment) => formatMoney(amount, language);
  return (
    <section className={`card ${checkout['summary']}`} aria-label={texts.summary}>
      <h2>{texts.summary}</h2>
      {difference && (
        <OrderLines
          lines={quote.lines}
          total={{ ...difference, amountMinor: Math.abs(difference.amountMinor) }}
          totalName={nameOf(difference, texts)}
          isOld={isQuoting}
        />
      )}
      {isQuoting && !quote && <p className="muted">{buying.summary.quoting}</p>}
      {difference && difference.amountMinor < 0 && <p className="muted">{buying.cancellation.wayBack}</p>}
      {quoteError && <Failed error={quoteError} onRetry={retryQuote} />}
      {exchanging.changedFrom && difference && !isQuoting && (
        <Notice kind="warning">
          {texts.refused.PriceChanged(inWords(exchanging.changedFrom), inWords(difference))}
        </Notice>
      )}
      <ExchangeProblems problems={[...problems, ...exchanging.refusals]} timeZone={timeZone} />
      {exchanging.error !== undefined && <Failed error={exchanging.error} mayHaveWorked onRetry={exchanging.retry} />}
      <button type="submit" className="button" aria-disabled={!canAgree || isAgreeing || isQuoting}>
        {isAgreeing ? texts.exchanging : agreeText(difference, { words, inWords })}
      </button>
      <p className="muted">{texts.untilThen}</p>
    </section>
  );
}

function nameOf({ amountMinor }: AmountFragment, texts: Texts['exchange']): string {
  if (amountMinor > 0) return texts.toPay;
  return amountMinor < 0 ? texts.toGetBack : texts.nothingToPay;
}

function agreeText(
  difference: AmountFragment | undefined,
  { words, inWords }: { words: Texts['exchange']['agreeHere']; inWords: (amount: AmountFragment) => string },
): string {
  return difference && difference.amountMinor > 0 ? words.afterPaying(inWords(difference)) : words.atOnce;
}
