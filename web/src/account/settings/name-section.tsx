import { useMutation } from '@apollo/client/react';
import { type MeFragment, UpdateNameDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../texts/texts.tsx';
import { Form, FormField } from '../form.tsx';
import { Done } from './done.tsx';
import { Section } from './section.tsx';

export function NameSection({ me }: { me: MeFragment }) {
  const { account } = useTexts();
  const [update, { data }] = useMutation(UpdateNameDocument);
  return (
    <Section {...account.settings.name}>
      <Form
        submit={account.settings.save}
        button="button quiet"
        send={async ({ name = '' }) => {
          const changed = await update({ variables: { input: { id: me.id, name, expectedVersion: me.version } } });
          return changed.data?.updateAccount.errors ?? [];
        }}
      >
        <FormField
          // Shown anew when another window has changed it.
          key={me.version}
          label={account.name}
          name="name"
          autoComplete="name"
          maxLength={100}
          defaultValue={me.name ?? ''}
        />
      </Form>
      <Done text={data?.updateAccount.errors.length === 0 ? account.settings.saved : undefined} />
    </Section>
  );
}
