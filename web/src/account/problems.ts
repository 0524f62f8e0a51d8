import { failureOf } from '../graphql/failure.ts';
import type { ProblemFragment } from '../generated/graphql.ts';
import { dateFormat } from '../texts/format.ts';
import type { Language } from '../texts/language.ts';
import type { Texts } from '../texts/texts.tsx';

/** What is wrong, for the person: of each field by its name, and of the form as a whole. */
export interface FormProblems {
  fields: Readonly<Record<string, string>>;
  whole: string | undefined;
}

export const NO_PROBLEMS: FormProblems = { fields: {}, whole: undefined };

type AccountTexts = Texts['account'];

/** Expected errors of a mutation. Those whose path ends in a field of the form are shown there. */
export function problemsOf(
  errors: readonly ProblemFragment[],
  { texts, fields }: { texts: AccountTexts; fields: readonly string[] },
): FormProblems {
  const placed = errors.map((error) => {
    const field = error.path.at(-1) ?? '';
    return { field: fields.includes(field) ? field : undefined, text: textOf(error, field, texts) };
  });
  return {
    fields: Object.fromEntries(placed.flatMap(({ field, text }) => (field === undefined ? [] : [[field, text]]))),
    whole: placed.find(({ field }) => field === undefined)?.text,
  };
}

function textOf({ __typename, message }: ProblemFragment, field: string, { problems }: AccountTexts): string {
  switch (__typename) {
    case 'InvalidCredentials':
      return field === 'input' ? problems.wrongLogin : problems.wrongPassword;
    case 'EmailTaken':
      return problems.emailTaken;
    case 'InvalidToken':
      return problems.badLink;
    case 'LastAdmin':
      return problems.lastAdmin;
    case 'StaleVersion':
      return problems.staleVersion;
    case 'InvalidInput':
      return new Map<string, string>(Object.entries(problems.ofField)).get(field) ?? message;
    default:
      return message;
  }
}

/** Why the server did not answer as expected. Being asked to wait is explained with the time. */
export function failureText(
  failure: unknown,
  { texts, language, now = Date.now() }: { texts: AccountTexts; language: Language; now?: number },
): string {
  const reason = failureOf(failure);
  if (reason.kind !== 'RATE_LIMITED') return reason.kind === 'OFFLINE' ? texts.unreachable : texts.unexpected;
  const seconds = reason.retryAfterSeconds;
  const isLong = seconds > 90;
  const [count, unit] = isLong ? ([Math.ceil(seconds / 60), 'minutes'] as const) : ([seconds, 'seconds'] as const);
  const timeStyle = isLong ? 'short' : 'medium';
  return texts.waitUntil({
    when: new Intl.RelativeTimeFormat(language).format(count, unit),
    time: dateFormat(language, { timeStyle }).format(now + seconds * 1000),
  });
}
