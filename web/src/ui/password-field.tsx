import { type ComponentProps, useState } from 'react';
import { useTexts } from '../texts/texts.tsx';
import { Field } from './field.tsx';

/** A password, which the person can look at while typing it. */
export function PasswordField(props: Omit<ComponentProps<typeof Field>, 'type' | 'beside'>) {
  const { account } = useTexts();
  const [isShown, setIsShown] = useState(false);
  return (
    <Field
      {...props}
      type={isShown ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      beside={
        <button
          type="button"
          aria-label={account.showPassword}
          aria-pressed={isShown}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? account.hide : account.show}
        </button>
      }
    />
  );
}
