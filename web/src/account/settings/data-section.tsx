import { useMutation } from '@apollo/client/react';
import { ExportMyDataDocument, type MeFragment } from '../../generated/graphql.ts';
import { useTexts } from '../../texts/texts.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Form, FormPassword } from '../form.tsx';
import { Section } from './section.tsx';

export function DataSection({ me }: { me: MeFragment }) {
  const { account } = useTexts();
  const texts = account.settings.data;
  const [prepare, { data }] = useMutation(ExportMyDataDocument);
  const url = data?.exportMyData.url;
  return (
    <Section {...texts}>
      {!url ? (
        <Form
          submit={texts.submit}
          button="button quiet"
          send={async ({ password = null }) => {
            const prepared = await prepare({ variables: { input: { password } } });
            return prepared.data?.exportMyData.errors ?? [];
          }}
        >
          {!me.isGuest && <OwnPassword />}
        </Form>
      ) : (
        <Notice kind="success">
          <strong>{texts.ready}</strong>
          <p>{texts.readyHint}</p>
          <a className="button" href={url} download>
            {texts.download}
          </a>
        </Notice>
      )}
    </Section>
  );
}

/** A session alone is not enough for what a thief would do. */
export function OwnPassword() {
  const { account } = useTexts();
  return (
    <FormPassword
      label={account.currentPassword}
      hint={account.confirmHint}
      name="password"
      autoComplete="current-password"
    />
  );
}
