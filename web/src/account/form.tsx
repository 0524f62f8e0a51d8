import { type ComponentProps, type ReactNode, type SubmitEvent, createContext, use, useRef, useState } from 'react';
import type { ProblemFragment } from '../generated/graphql.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { failureText, NO_PROBLEMS, problemsOf } from './problems.ts';

interface FormProps {
  /** On the button. */
  submit: string;
  /** @returns what the server has refused; nothing when it is done */
  send: (values: Record<string, string>) => Promise<readonly ProblemFragment[]>;
  button?: string;
  children?: ReactNode;
}

const FieldProblems = createContext(NO_PROBLEMS.fields);

/** A form of one mutation. It shows what is wrong beside each field, and moves the focus to the first one. */
export function Form({ submit, send, button = 'button', children }: FormProps) {
  const { account: texts } = useTexts();
  const { language } = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [isBusy, setIsBusy] = useState(false);

  async function submitted(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const values = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    setIsBusy(true);
    try {
      setProblems(problemsOf(await send(values), { texts, fields: Object.keys(values) }));
    } catch (failure) {
      setProblems({ fields: {}, whole: failureText(failure, { texts, language }) });
    }
    setIsBusy(false);
    // After the next paint, when the fields know what is wrong with them.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  return (
    <form ref={form} className="stack" onSubmit={(event) => void submitted(event)}>
      {problems.whole !== undefined && <Notice kind="danger">{problems.whole}</Notice>}
      <FieldProblems value={problems.fields}>{children}</FieldProblems>
      <button className={button} aria-disabled={isBusy}>
        {submit}
      </button>
    </form>
  );
}

type Named = { name: string };

/** A field of a form, with what the server says about it. */
export function FormField(props: ComponentProps<typeof Field> & Named) {
  return <Field {...props} problem={use(FieldProblems)[props.name]} required />;
}

export function FormPassword(props: ComponentProps<typeof PasswordField> & Named) {
  return <PasswordField {...props} problem={use(FieldProblems)[props.name]} required />;
}
