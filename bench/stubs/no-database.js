/** Imported by a server before its own code: holds are granted without the database, so that only the rest is measured. */
import { register } from 'node:module';

register('./no-database-hooks.js', import.meta.url);
