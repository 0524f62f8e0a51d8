import { eitherOf, setting } from '../config/settings.ts';

export const demoSettings = {
  seedDemo: setting({
    name: 'SEED_DEMO',
    type: eitherOf('true', 'false').optional(),
    defaultText: 'true with the embedded PostgreSQL',
    meaning: "the demo's cinemas, showings and logins",
  }),
};
