import type { Resources } from '../../src/platform/resources.ts';
import { settingsBehindProxy } from './pooled-settings.ts';
import type { TcpProxy } from './tcp-proxy.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { cloneDatabase } from './test-database.ts';

/** An app whose connections to PostgreSQL go over a network that can fail, and the database's URL without that network. */
export async function startAppBehindProxy(
  resources: Resources,
  given: Record<string, string> = {},
): Promise<{ testApp: TestApp; proxy: TcpProxy; databaseUrl: string }> {
  const { url: databaseUrl } = resources.use(await cloneDatabase());
  const { proxy, settings } = await settingsBehindProxy(databaseUrl);
  resources.use(proxy);
  const testApp = resources.use(await startTestApp('embedded', { settings: { ...given, ...settings } }));
  return { testApp, proxy, databaseUrl };
}
