import type { MovieQuery } from '../generated/graphql.ts';
import { useLanguage, useTexts } from '../texts/texts.tsx';
import styles from './credits.module.css';

type CreditedMovie = Pick<NonNullable<MovieQuery['movie']>, 'directors' | 'cast' | 'releaseDate' | 'certificate'>;

/** Who made it, when, and from which age it may be seen. */
export function Credits({ movie: { directors, cast, releaseDate, certificate } }: { movie: CreditedMovie }) {
  const { movie: texts } = useTexts();
  const { language } = useLanguage();
  const list = new Intl.ListFormat(language, { type: 'unit' });
  const minimumAge = certificate?.minimumAge;
  const facts: [name: string, value: string | false][] = [
    [texts.directors(directors.length), list.format(directors)],
    [texts.cast, list.format(cast)],
    [
      texts.released,
      releaseDate != null && new Date(releaseDate).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' }),
    ],
    [texts.age, minimumAge != null && texts.fromAge(minimumAge)],
  ];
  return (
    <dl className={styles['credits']}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
