import { type KeyboardEvent, useRef } from 'react';
import { useTexts } from '../texts/texts.tsx';
import { Field } from '../ui/field.tsx';
import { MOST_CODES, normalCode } from './promo-codes.ts';
import styles from './promo-fields.module.css';
import type { PromoCodes } from './use-promo-codes.ts';

/** The promo codes of the order: those that are good can be removed, and one more can be added. */
export function PromoFields({ promo, isAsking }: { promo: PromoCodes; isAsking: boolean }) {
  const { promo: texts } = useTexts().buying;
  const box = useRef<HTMLDivElement>(null);
  const shown = isAsking ? promo.good.filter((code) => code !== normalCode(promo.typed)) : promo.good;
  const problem = promo.rejected.map(({ code, reason }) => texts.rejected[reason](code)).join(' ');
  const remove = (code: string) => {
    promo.remove(code);
    // The button that had the focus is gone.
    box.current?.querySelector('input')?.focus();
  };
  const addByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    // It would pay.
    event.preventDefault();
    promo.add();
  };
  return (
    <div ref={box}>
      <div role="status">
        <ul className={styles['codes']} aria-label={texts.added}>
          {shown.map((code) => (
            <li key={code} className="chip">
              {code}
              <button type="button" aria-label={texts.remove(code)} onClick={() => remove(code)}>
                <svg viewBox="0 0 16 16" aria-hidden="true">
                  <path d="m4 4 8 8m0-8-8 8" />
                </svg>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <Field
        label={texts.title}
        name="promoCode"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={200}
        disabled={promo.good.length >= MOST_CODES}
        value={promo.typed}
        problem={problem || undefined}
        onChange={({ target }) => promo.type(target.value)}
        onKeyDown={addByKey}
        beside={
          <button type="button" onClick={promo.add}>
            {texts.add}
          </button>
        }
      />
    </div>
  );
}
