import { useTexts } from '../texts/texts.tsx';
import { Field } from '../ui/field.tsx';
import styles from './checkout.module.css';
import type { ContactFields as Contact } from './contact.ts';

/** Where word of the booking goes. */
export function ContactFields({
  contact,
  problems,
  onChange,
}: {
  contact: Contact;
  problems: Partial<Record<keyof Contact, true>>;
  onChange: (changed: Partial<Contact>) => void;
}) {
  const { contact: texts } = useTexts().buying;
  return (
    <fieldset className={`card ${styles['group']}`}>
      <legend>
        <h2>{texts.title}</h2>
      </legend>
      <div className={styles['pair']}>
        <Field
          label={texts.name}
          name="name"
          autoComplete="name"
          maxLength={100}
          required
          value={contact.name}
          problem={problems.name && texts.nameMissing}
          onChange={({ target }) => onChange({ name: target.value })}
        />
        <Field
          label={texts.email}
          name="email"
          type="email"
          autoComplete="email"
          required
          value={contact.email}
          problem={problems.email && texts.emailMissing}
          onChange={({ target }) => onChange({ email: target.value })}
        />
      </div>
      <p className="muted">{texts.hint}</p>
    </fieldset>
  );
}
