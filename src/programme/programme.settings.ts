import { setting, text } from '../config/settings.ts';

/** In the setting, for the id of a showing. */
const PLACEHOLDER = '{showing}';

export const programmeSettings = {
  showingPage: setting({
    name: 'SHOWING_PAGE',
    type: text()
      .refine(
        isTemplate,
        `must be an address with ${PLACEHOLDER} in it, as in https://tickets.example/showings/${PLACEHOLDER}`,
      )
      .optional(),
    defaultText: 'none: the programme has no links',
    meaning: `the page on which a showing is booked, for the links of the programme: ${PLACEHOLDER} stands for its id`,
  }),
};

function isTemplate(value: string): boolean {
  return value.includes(PLACEHOLDER) && URL.canParse(value) && /^https?:/.test(value);
}
