import type { SettingValues } from '../config/settings.ts';
import type { platformSettings } from './platform.settings.ts';

/**
 * Whether clients may find out the whole schema. An installation with a database of its own is in production, until its
 * operator says otherwise: there the clients are known, and only an attacker asks.
 */
export function showsSchema({
  introspection,
  databaseUrl,
}: Pick<SettingValues<typeof platformSettings>, 'introspection' | 'databaseUrl'>): boolean {
  return introspection ?? databaseUrl === undefined;
}
