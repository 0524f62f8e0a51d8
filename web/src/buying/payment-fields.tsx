import type { QuoteLinesFragment } from '../generated/graphql.ts';
import { config } from '../shell/config.ts';
import { useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './checkout.module.css';
import { AT_COUNTER, type PaymentChoice, TEST_CARDS, chosenWay, waysToPay } from './payment-choice.ts';

/** How to pay: in the demo with a test card, where it is offered at the counter, or not at all when nothing is to pay. */
export function PaymentFields({
  quote,
  chosen,
  onChoose,
}: {
  quote: Pick<QuoteLinesFragment, 'atCounterOffered' | 'total'> | null | undefined;
  chosen: PaymentChoice;
  onChoose: (way: string) => void;
}) {
  const { payment: texts } = useTexts().buying;
  const offer = quote ?? { atCounterOffered: false, total: undefined };
  const ways = waysToPay(offer);
  const isFree = offer.total?.amountMinor === 0;
  return (
    <fieldset className={`card ${styles['group']}`}>
      <legend>
        <h2>{texts.title}</h2>
      </legend>
      {isFree && <p>{texts.free}</p>}
      {!isFree && ways.length === 0 && <Notice kind="warning">{texts.notSetUp}</Notice>}
      {!isFree && (
        <div className={styles['ways']}>
          {ways.map((way) => (
            <Way key={way} way={way} isChosen={chosenWay(offer, chosen) === way} onChoose={() => onChoose(way)} />
          ))}
        </div>
      )}
      {!isFree && config.isDemo && <p className="muted">{texts.demoHint}</p>}
    </fieldset>
  );
}

function Way({ way, isChosen, onChoose }: { way: string; isChosen: boolean; onChoose: () => void }) {
  const { payment: texts } = useTexts().buying;
  const card = TEST_CARDS.find((token) => token === way);
  const [name, hint] = card ? texts.cards[card] : [texts.atCounter, texts.atCounterHint];
  return (
    <label className={styles['way']} data-way={way === AT_COUNTER ? 'counter' : 'card'}>
      <input type="radio" name="payment" checked={isChosen} onChange={onChoose} />
      <span>
        <strong>{name}</strong>
        <span className="muted">{hint}</span>
      </span>
    </label>
  );
}
