import type { QuoteLinesFragment } from '../generated/graphql.ts';
import { config } from '../shell/config.ts';
import { type Texts, useTexts } from '../texts/texts.tsx';
import { Notice } from '../ui/notice.tsx';
import styles from './checkout.module.css';
import { CardFields } from './card/card-fields.tsx';
import type { CardInput } from './card/use-card.ts';
import { AT_COUNTER, CARD, type PaymentChoice, TEST_CARDS, chosenWay, waysToPay } from './payment-choice.ts';

/** How to pay: by a card in the provider's fields, in the demo with a test card, where it is offered at the counter, or not at all when nothing is to pay. */
export function PaymentFields({
  quote,
  chosen,
  card,
  onChoose,
}: {
  quote: Pick<QuoteLinesFragment, 'atCounterOffered' | 'total'> | null | undefined;
  chosen: PaymentChoice;
  card: CardInput;
  onChoose: (way: string) => void;
}) {
  const { payment: texts } = useTexts().buying;
  const offer = quote ?? { atCounterOffered: false, total: undefined };
  const ways = waysToPay(offer);
  const way = chosenWay(offer, chosen);
  const isFree = offer.total?.amountMinor === 0;
  return (
    <fieldset className={`card ${styles['group']}`}>
      <legend>
        <h2>{texts.title}</h2>
      </legend>
      {isFree && <p>{texts.free}</p>}
      {!isFree && ways.length === 0 && <Notice kind="warning">{texts.notSetUp}</Notice>}
      {!isFree && !(ways.length === 1 && way === CARD) && (
        <div className={styles['ways']}>
          {ways.map((each) => (
            <Way key={each} way={each} isChosen={each === way} onChoose={() => onChoose(each)} />
          ))}
        </div>
      )}
      {!isFree && way === CARD && <CardFields card={card.card} problem={card.problem} />}
      {!isFree && config.isDemo && !config.cardFields && <p className="muted">{texts.demoHint}</p>}
    </fieldset>
  );
}

function Way({ way, isChosen, onChoose }: { way: string; isChosen: boolean; onChoose: () => void }) {
  const { payment: texts } = useTexts().buying;
  const [name, hint] = wordsFor(way, texts);
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

function wordsFor(way: string, texts: Texts['buying']['payment']): readonly string[] {
  const testCard = TEST_CARDS.find((token) => token === way);
  if (testCard) return texts.cards[testCard];
  return way === CARD ? [texts.card, texts.cardHint] : [texts.atCounter, texts.atCounterHint];
}
