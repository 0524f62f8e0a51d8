import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const TESTS = 'test/**/*.test.ts';
const IN_BROWSER = 'test/web/**/*.test.ts';

/** A control replaces a module of the app, so it needs an app of its own. */
const replacingModules = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((file) => path.posix.join('test', file))
  .filter((file) => file.endsWith('.test.ts') && readFileSync(file, 'utf8').includes('vi.mock('));

export default defineConfig({
  test: {
    globalSetup: 'test/support/servers.ts',
    maxWorkers: 2,
    // Servers that tests start as processes of their own run from dist/ and are not counted.
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/generated/**'],
      reporter: ['text-summary', 'html'],
    },
    projects: [
      project({ name: 'alone', include: replacingModules }),
      // To load the app and to compile it takes as long as most files: a worker does it once for all of its files.
      project({ name: 'together', include: [TESTS], exclude: [...replacingModules, IN_BROWSER], isolate: false }),
      // A browser beside the server takes the processor that a busy machine has not got.
      project({
        name: 'browser',
        include: [IN_BROWSER],
        isolate: false,
        testTimeout: 120_000,
        hookTimeout: 120_000,
        expect: { poll: { timeout: 10_000 } },
      }),
    ],
  },
});

function project(test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration {
  return {
    test: {
      setupFiles: 'test/support/setup.ts',
      testTimeout: 30_000,
      hookTimeout: 60_000,
      // Not setImmediate: what is shared by all files of a worker would wait for one that was faked, and is gone.
      fakeTimers: { toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] },
      server: { deps: { inline: ['type-graphql', 'graphql-scalars'] } },
      ...test,
    },
    // One copy of graphql: the CommonJS and the ESM one do not know each other's schemas.
    resolve: { alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }] },
  };
}
