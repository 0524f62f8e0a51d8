import { readConfig } from '../../src/config/config.ts';
import { ConfigError } from '../../src/config/settings.ts';

/** What a start with these settings would say; [] when they are right. */
export function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
