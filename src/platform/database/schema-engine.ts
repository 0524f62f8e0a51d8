import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';

/** The part of WebAssembly used here: TypeScript declares it for browsers only. */
declare const WebAssembly: {
  instantiate(binary: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

export interface SchemaFile {
  path: string;
  content: string;
}

/** Prisma's migration engine. */
export async function loadSchemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  datamodel: readonly SchemaFile[] = [],
): Promise<SchemaEngine> {
  await instantiate();
  return engineModule.SchemaEngine.new(
    { datamodels: datamodel.length === 0 ? undefined : datamodel.map((file) => [file.path, file.content]) },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}

/** Once in a process: the module's JavaScript half knows only the newest instance, whichever it is called by. */
let loaded: Promise<void> | undefined;

/**
 * The engine is WebAssembly here, since its binary would have to be downloaded. Node cannot import a
 * `.wasm` file as a module, so it is instantiated and handed to its JavaScript half.
 */
export function instantiate(): Promise<void> {
  return (loaded ??= load());
}

async function load(): Promise<void> {
  const packageFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const binary = await readFile(path.join(path.dirname(packageFile), 'schema_engine_bg.wasm'));
  const { instance } = await unoptimized(() =>
    WebAssembly.instantiate(binary, { './schema_engine_bg.js': { ...engineModule, ...timers() } }),
  );
  engineModule.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
}

/** Each migration runs once: to optimize the engine for it took a second of a processor, a quarter of a first start. */
async function unoptimized<Result>(compile: () => Promise<Result>): Promise<Result> {
  setFlagsFromString('--liftoff-only');
  try {
    return await compile();
  } finally {
    setFlagsFromString('--no-liftoff-only');
  }
}

/**
 * The engine sets itself a limit of ten seconds and never takes it back: a process that is told to stop
 * soon after its start would wait for that. So its timers keep no process alive.
 */
function timers(): Record<string, (callback: () => void, ms: number) => NodeJS.Timeout> {
  const names = Object.keys(engineModule).filter((name) => name.startsWith('__wbg_setTimeout_'));
  return Object.fromEntries(names.map((name) => [name, (callback, ms) => setTimeout(callback, ms >>> 0).unref()]));
}
