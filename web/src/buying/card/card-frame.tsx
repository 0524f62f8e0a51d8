import type { StripeCardElement } from '@stripe/stripe-js';
import { useEffect, useRef, useState } from 'react';
import type { Language } from '../../texts/language.ts';
import { useTexts } from '../../texts/texts.tsx';
import { Notice } from '../../ui/notice.tsx';
import styles from './card-frame.module.css';
import type { EnteredCard } from './entered-card.ts';
import { loadStripe } from './stripe.ts';

/** In both themes alike: Stripe's frame does not know the page's colours. See card-frame.module.css. */
const STYLE = {
  base: { color: '#16181d', fontSize: '16px', '::placeholder': { color: '#5f6673' } },
  invalid: { color: '#a4161a' },
};

type Props = { language: Language; card: EnteredCard; onRetry: () => void };

/** Stripe's fields for a card, in a frame of Stripe's: what is typed there never comes to this page. */
export function CardFrame({ language, card, onRetry }: Props) {
  const { card: texts } = useTexts().buying;
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const [mistake, setMistake] = useState<string>();
  useEffect(() => {
    let element: StripeCardElement | undefined;
    let isGone = false;
    loadStripe().then(
      (stripe) => {
        if (isGone || !place.current) return;
        element = stripe.elements({ locale: language }).create('card', { hidePostalCode: true, style: STYLE });
        element.on('ready', () => setState('ready'));
        element.on('loaderror', () => setState('failed'));
        element.on('change', ({ error }) => setMistake(error?.message));
        element.mount(place.current);
        card.use({ stripe, element });
      },
      () => isGone || setState('failed'),
    );
    return () => {
      isGone = true;
      card.use(undefined);
      element?.destroy();
    };
  }, [card, language]);
  return (
    <div className={styles['card']}>
      {state === 'loading' && <p className="muted">{texts.loading}</p>}
      {state === 'failed' && (
        <Notice kind="danger">
          <p>{texts.failed}</p>
          <button type="button" className="button quiet" onClick={onRetry}>
            {texts.again}
          </button>
        </Notice>
      )}
      <div ref={place} className={styles['place']} hidden={state === 'failed'} />
      {mistake !== undefined && <Notice kind="danger">{mistake}</Notice>}
    </div>
  );
}
